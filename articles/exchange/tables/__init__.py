"""Tables of articles, people and statements, in the columns of our exports, compared with the record and stored.

reading: opening.py, delimited.py, json_lines.py -> rows of named cells
reading XLSX: workbook.py, sheet.py, shared_texts.py, cell_dates.py, xml_parts.py -> rows of named cells
resolving: registers.py, reported_in.py, slugs.py -> records by names, addresses and ids
comparing: columns.py and a file per noun -> drafts, which say what a row changes
writing: writing.py -> the bulk path, with history
"""

from articles.exchange.tables.importer import examine_table, import_table
from articles.exchange.tables.report import Report
from articles.exchange.tables.rows import MIB, Limits, TableRefused

__all__ = ["MIB", "Limits", "Report", "TableRefused", "examine_table", "import_table"]
