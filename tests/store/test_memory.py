from __future__ import annotations

from ledger_builders import make_claim

from situate.store.memory import ClaimMemory


def test_the_claim_not_asked_for_the_longest_is_forgotten() -> None:
    memory = ClaimMemory(2)
    one, two, three = (make_claim(f"c{n}") for n in range(3))
    memory.put(1, one)
    memory.put(2, two)
    assert memory.get(1) == one
    memory.put(3, three)
    assert [memory.get(n) for n in (1, 2, 3)] == [one, None, three]
    memory.forget()
    assert memory.get(1) is None
