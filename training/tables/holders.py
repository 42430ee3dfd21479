"""Builds ``holders_reign.tsv``: national leaders in office since 1980, from REIGN (public domain).

Source: Curtis Bell, "The Rulers, Elections, and Irregular Governance (REIGN) dataset", to March 2021.
``python -m training.tables.holders leaders_reign_2021.csv`` writes the table into the package.
"""

import csv
import re
import sys
from pathlib import Path

TABLE = Path(__file__).parents[2] / "src" / "dragoman" / "tables" / "holders_reign.tsv"
HEAD = (
    "# National leaders in office since 1980, from REIGN (public domain), names as there; "
    'built by "python -m training.tables.holders". Months of the first and last day, empty where still in office in March 2021.\n'
    "country\tname\tfrom\tto\n"
)
# The Correlates of War's letters where they differ from ISO 3166.
_ISO = dict(
    pair.split("=")
    for pair in (
        "AAB=ATG ALG=DZA ANG=AGO AUL=AUS AUS=AUT BAH=BHR BAR=BRB BFO=BFA BHM=BHS BHU=BTN BNG=BGD BOS=BIH BOT=BWA BRU=BRN "
        "BUI=BDI BUL=BGR CAM=KHM CAO=CMR CAP=CPV CDI=CIV CEN=CAF CHA=TCD CON=COG COS=CRI CRO=HRV CZR=CZE DEN=DNK DRC=COD "
        "DRV=VNM EQG=GNQ ETM=TLS FIJ=FJI FRN=FRA GAM=GMB GDR=DEU GFR=DEU GMY=DEU GRG=GEO GRN=GRD GUA=GTM GUI=GIN HAI=HTI HON=HND "
        "ICE=ISL INS=IDN IRE=IRL KOS=XKX KUW=KWT KYR=KGZ KZK=KAZ LAT=LVA LEB=LBN LES=LSO LIB=LBY LIT=LTU MAA=MRT MAC=MKD "
        "MAD=MDV MAG=MDG MAL=MYS MAS=MUS MAW=MWI MLD=MDA MNC=MCO MNG=MNE MON=MNG MOR=MAR MSI=MHL MYA=MMR MZM=MOZ NAU=NRU NEP=NPL "
        "NEW=NZL NIG=NGA NIR=NER NTH=NLD OMA=OMN PAL=PLW PAR=PRY PHI=PHL POR=PRT ROK=KOR ROM=ROU SAF=ZAF SAL=SLV SEY=SYC "
        "SIE=SLE SIN=SGP SKN=KNA SLO=SVK SLU=LCA SLV=SVN SNM=SMR SOL=SLB SPN=ESP SRI=LKA SUD=SDN SVG=VCT SWA=SWZ SWD=SWE "
        "SWZ=CHE TAJ=TJK TAZ=TZA THI=THA TOG=TGO TRI=TTO UAE=ARE UKG=GBR URU=URY VAN=VUT YAR=YEM YPR=YEM YUG=SRB ZAM=ZMB "
        "ZIM=ZWE"
    ).split()
)


def _clean(name: str) -> str:
    if any(mark in name for mark in "ÃÂ"):
        name = name.encode("latin-1", "ignore").decode("utf-8", "ignore")
    name = re.sub(r"\([^)]*\)?|\b\d\w*", " ", name.split(",")[0])
    return " ".join(name.split())


def rows(source: Path) -> list[tuple[str, str, str, str]]:
    """Read REIGN and return (ISO country, name, first month, last month or ""), of leaders in office since 1980."""
    found: set[tuple[str, str, str, str]] = set()
    with source.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            if row["eyear"] and int(row["eyear"]) < 1980:
                continue
            start = f"{int(row['syear']):04d}-{int(row['smonth'] or 1):02d}"
            end = f"{int(row['eyear']):04d}-{int(row['emonth'] or 12):02d}" if row["eyear"] else ""
            country = _ISO.get(row["stateabb"], row["stateabb"])
            for name in re.split(r" and |/", _clean(row["leader"])):
                if len(name) > 1:
                    found.add((country, name.strip(), start, end))
    return sorted(found)


def main() -> None:
    """Write the table into the package."""
    lines = ["\t".join(row) for row in rows(Path(sys.argv[1]))]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
