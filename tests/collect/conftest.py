"""A web page of ours, for the tests of articles and of fetching."""

import pytest

PARAGRAPHS = (
    "Rebels took the town of Karm on Friday after three days of fighting, residents and a rebel "
    "commander said, and soldiers withdrew across the river to the east.",
    "The army denied that it had left the town. Its spokesman said that reinforcements were on "
    "their way from Tamra and that the bridge was still in its hands.",
    "At least 12 soldiers and four civilians were killed, the provincial hospital said, adding "
    "that dozens of wounded people were waiting for treatment in its corridors.",
    "The fighting began on Tuesday, when rebels attacked two checkpoints on the coast road with "
    "mortars and drove off with three army lorries.",
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Karm falls to rebels - Harbour Herald</title>
<meta property="og:title" content="Karm falls to rebels">
<meta property="og:site_name" content="Harbour Herald">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2019-03-04T10:00:00Z">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sub">Subscribe</a></nav>
<article><h1>Karm falls to rebels</h1><p class="byline">By Jane Doe</p>
{paragraphs}
<p>Follow us on Twitter</p>
</article>
<footer><p>© 2019 Harbour Herald. All rights reserved.</p></footer>
</body></html>
""".format(paragraphs="\n".join(f"<p>{one}</p>" for one in PARAGRAPHS))


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def page() -> str:
    return PAGE
