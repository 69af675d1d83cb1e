"""The words that councils print behind a figure: what “10 days”, “8.2 working days” and “12 per 1,000” count.

The list is closed. What is not in it is no unit: a figure with other words behind it is a text.
"""

from __future__ import annotations

from functools import lru_cache

from kpi_tui.regex import regex

_COUNTED = """
    seconds | second | secs | sec
    minutes | minute | mins | min
    hours | hour | hrs | hr
    days | day
    working days | working day | business days | business day
    calendar days | calendar day
    school days | school day
    weeks | week | wks | wk
    months | month | mths | mth
    years | year | yrs | yr
    tonnes | tonne
    tonnes CO2e | tonne CO2e | tonnes of CO2e | tCO2e
    kg | kg | kgs | kilograms | kilogram | kilogrammes | kilogramme
    litres | litre
    kWh
    MWh
    miles | mile
    km | km | kms | kilometres | kilometre
    metres | metre
    hectares | hectare | ha
    acres | acre
    FTE | FTE | FTEs
    people | person
    residents | resident
    adults | adult
    children | child
    pupils | pupil
    families | family
    households | household
    homes | home
    dwellings | dwelling
    properties | property
    affordable homes | affordable home
    units | unit
    places | place
    cases | case
    calls | call
    visits | visit
    visitors | visitor
    users | user
    customers | customer
    members | member
    complaints | complaint
    applications | application
    incidents | incident
    crimes | crime
    offences | offence
    referrals | referral
    requests | request
    enquiries | enquiry
    events | event
    sessions | session
    collections | collection
    missed bins | missed bin
    trees | tree
    jobs | job
    businesses | business
    apprentices | apprentice
    employees | employee
    volunteers | volunteer
    sites | site
    schools | school
    vehicles | vehicle
"""
"""What is counted, a line each: how it is shown, one of it, and how else it is printed."""
_SHARED = """
    person | head | capita | resident
    household
    home
    dwelling
    property
    employee
    FTE
    child
    pupil
    case
    visit
    day
    week
    month
    quarter
    year | annum
"""
"""What may stand behind "per", a line each."""


def _spellings(listed: str, shown: int = 0) -> dict[str, str]:
    """Return what each spelling stands for: the first of its line, or another by its place."""
    lines = [[word.strip() for word in line.split("|")] for line in listed.strip().split("\n")]
    return {word.casefold(): line[min(shown, len(line) - 1)] for line in lines for word in line}


UNIT_WORDS = _spellings(_COUNTED)
"""What each word for what is counted stands for, in small letters: `mins` for `minutes`."""
LENGTHS = frozenset(("km", "metres", "miles"))
"""Of which there are square ones and cubic ones, which are none of the list."""
_ONE, _PER = _spellings(_COUNTED, 1), _spellings(_SHARED)
_MANY = regex(r"(?P<size>100|1,?000|10,?000|100,?000|1,000,000|million)(?: (?P<of>[a-z ]+))?")
_SIZES = {"1000": "1,000", "10000": "10,000", "100000": "100,000", "1,000,000": "million"}
_ALL = frozenset(("population", "people", "persons", "residents", "inhabitants"))
"""Of whom a rate is that does not say of whom."""


@lru_cache(maxsize=2_000)
def unit_word(printed: str) -> str:
    """Return what words behind a figure count, however it is written: `minutes` for `Mins.`.

    Empty where they are none of the list.
    """
    words = " ".join(printed.casefold().removesuffix(".").split())
    counted, per, shared = words.partition("per ")
    counted = counted.strip()
    known = UNIT_WORDS.get(counted, "")
    if not per:
        return known
    told = _shared(shared.strip())
    if not told or (counted and not known):
        return ""
    return f"{known} per {told}".strip()


def of_one(word: str) -> str:
    """Return a unit as it stands behind a 1: `day` for `days`."""
    counted, per, shared = word.partition(" per ")
    return f"{_ONE.get(counted.casefold(), counted)}{per}{shared}"


def _shared(words: str) -> str:
    """Return that of which a figure is a share, each or by the thousand; empty for what is not listed."""
    many = _MANY.fullmatch(words)
    if many is None:
        return _PER.get(words, "")
    size, of = _SIZES.get(many["size"], many["size"]), many["of"] or ""
    if not of or of in _ALL:
        return size
    return f"{size} {UNIT_WORDS[of]}" if of in UNIT_WORDS else ""
