"""Words that say what part of a place changed hands, and which way."""

from __future__ import annotations

# What stands at or in a place without being it: who takes it has not taken the place.
SITES = frozenset(
    """
    base bases airbase airport airfield airstrip barracks checkpoint checkpoints outpost outposts
    headquarters academy college school hospital university crossing bridge dam oilfield field
    refinery plant mine prison depot warehouse building buildings hill hills hilltop hilltops ridge
    height heights peak mountain road highway junction crossroads position positions trench station
    garrison fort fortress citadel camp compound silo silos factory gasfield port post posts hotel
    """.split()
)
# What a place is called: who takes it has taken the place.
SETTLEMENTS = frozenset(
    """
    town towns city cities village villages hamlet hamlets suburb suburbs neighbourhood
    neighborhood neighbourhoods neighborhoods district districts quarter settlement area locality
    municipality capital region province governorate oblast county island enclave
    """.split()
)
PARTS = frozenset(
    """
    part parts most half some outskirts edge edges portion portions section sections swath swathe
    swaths swathes third thirds quarters percent districts neighbourhoods neighborhoods centre
    center partially partly several
    """.split()
)
# Verbs of a handover whose subject receives the place; of all others it gives it up.
RECEIVING = frozenset(
    """
    take takes took taken taking enter enters entered entering assume assumes assumed receive
    receives received regain regains regained gain gains gained seize seizes seized recover
    recovers recovered
    """.split()
)
# What ends a siege, and what undoes a hold.
RELIEVING = frozenset(
    """
    lift lifts lifted lifting break breaks broke broken breaking end ends ended ending relieve
    relieves relieved ease eases eased
    """.split()
)
LEAVING = frozenset(
    """
    withdraw withdraws withdrew withdrawn withdrawing withdrawal retreat retreats retreated
    retreating leave leaves left leaving abandon abandons abandoned pull pulls pulled pullout
    evacuate evacuates evacuated vacate vacates vacated flee flees fled quit quits
    """.split()
)
# Who holds no place, and leaves one without giving it up: those who held it are others.
UNARMED = frozenset(
    """
    convoy convoys lorry lorries truck trucks bus buses vehicle vehicles ambulance ambulances ship
    ships civilian civilians resident residents villager villagers family families people persons
    woman women child children refugee refugees evacuee evacuees patient patients prisoner
    prisoners worker workers staff body bodies corpse corpses dead
    """.split()
)
