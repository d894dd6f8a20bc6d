"""Language: sentences, words, tags, trees and names of a report, and the model that finds them."""

from situate.language.analysis import AnalysedSentence, LanguageModel, Name, Token

__all__ = ["AnalysedSentence", "LanguageModel", "Name", "Token"]
