"""The few real places of the small build."""

ENGLAND, NORTH_WEST, LANCASHIRE = "E92000001", "E12000002", "E10000017"
TRAFFORD, SALFORD, BURNLEY, CARDIFF = "E08000009", "E08000006", "E07000117", "W06000015"
BUCKLOW, TIMPERLEY, HALE = "E05015237", "E05015259", "E05015245"
OLD_TIMPERLEY = "E05000837"  # ended in 2023

# Councils that are similar to nobody and have few figures: enough to go by for what is realistic.
ELSEWHERE = {
    "E06000017": "Rutland", "E06000001": "Hartlepool", "E06000006": "Halton", "E06000032": "Luton",
    "E06000034": "Thurrock", "E06000035": "Medway", "E06000038": "Reading", "E06000027": "Torbay",
    "W06000003": "Conwy", "W06000013": "Bridgend", "W06000020": "Torfaen", "W06000018": "Caerphilly",
}  # fmt: skip
KNOWN_EVERYWHERE = {"persistent-absence", "recycling", "weekly-pay"}

AREAS = [
    ("K02000001", "United Kingdom", "country", []),
    (ENGLAND, "England", "country", ["K02000001"]),
    ("W92000004", "Wales", "country", ["K02000001"]),
    (NORTH_WEST, "North West", "region", [ENGLAND, "K02000001"]),
    (LANCASHIRE, "Lancashire", "county", [NORTH_WEST, ENGLAND, "K02000001"]),
    (BURNLEY, "Burnley", "council", [LANCASHIRE, NORTH_WEST, ENGLAND, "K02000001"]),
    (CARDIFF, "Cardiff", "council", ["W92000004", "K02000001"]),
    *(
        (code, name, "council", [NORTH_WEST, ENGLAND, "K02000001"])
        for code, name in [
            (TRAFFORD, "Trafford"), (SALFORD, "Salford"), ("E08000001", "Bolton"), ("E08000002", "Bury"),
            ("E08000003", "Manchester"), ("E08000004", "Oldham"), ("E08000005", "Rochdale"),
            ("E08000007", "Stockport"), ("E08000008", "Tameside"), ("E08000010", "Wigan"),
        ]
    ),
    *(
        (code, name, "council", ["E92000001" if code[0] == "E" else "W92000004", "K02000001"])
        for code, name in ELSEWHERE.items()
    ),
    *(
        (code, name, "ward", [TRAFFORD, NORTH_WEST, ENGLAND, "K02000001"])
        for code, name in [(BUCKLOW, "Bucklow & St Martin's <b>"), (TIMPERLEY, "Timperley"), (HALE, "Hale")]
    ),
]  # fmt: skip
