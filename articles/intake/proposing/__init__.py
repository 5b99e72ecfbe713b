"""What is proposed of a source: its statements with all their fields, and the facts of its article.

`propose(source)` stores the proposals. `article_of(source)` returns what the page says of the article itself.
"""

from articles.intake.proposing.article import ArticleFacts, article_of
from articles.intake.proposing.proposer import propose
from articles.intake.proposing.record import Record

__all__ = ["ArticleFacts", "Record", "article_of", "propose"]
