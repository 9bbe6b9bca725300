"""What a body says in its prose, and the figures that are read in it."""

from toolkit.document import Place
from toolkit.extraction.claims import read_claims
from toolkit.report import Claim, Enumeration, Identity, Section

BUREAU = Identity(body="青川市临江区民政局", kind="department", year=2023)
DISTRICT = Identity(body="青川市临江区人民政府", kind="government", year=2023)
OFFICE = Identity(body="青川市临江区人民政府办公室", kind="office", year=2023)
TOWN = Identity(body="青川市临江区石桥镇人民政府", kind="township", year=2023)
N, O_, C = "requests.new_received", "requests.total_outcomes", "requests.carried_forward"
G = "requests.growth"


def section(text: str, key: str = "overview") -> Section:
    """A section of one place per line."""
    lines = tuple((line, Place(line=number)) for number, line in enumerate(text.split("\n"), start=11))
    return Section(key, "一", "一、总体情况", text, Place(line=10), lines=lines)


def claims(text: str, who: Identity = BUREAU) -> list[Claim]:
    """The claims of a text."""
    return list(read_claims([section(text)], who)[0])


def stated(text: str, who: Identity = BUREAU) -> list[tuple[str, float, str]]:
    """Measure, value and unit of each claim of a text."""
    return [(claim.measure, float(claim.value), claim.unit) for claim in claims(text, who)]


def lists(text: str, who: Identity = BUREAU) -> list[Enumeration]:
    """The enumerations of a text."""
    return list(read_claims([section(text)], who)[1])
