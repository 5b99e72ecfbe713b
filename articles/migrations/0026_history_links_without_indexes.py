"""Drops indexes of links in the history: the links of a version are looked up by the version alone."""

from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING

from articles.migrations._drop_indexes import dropping_indexes

# Model of a link -> its fields, with the models that they refer to.
LINKS = {
    "historicalarticle_people": {"article": "articles.article", "person": "articles.person"},
    "historicalarticle_rounds": {"article": "articles.article", "round": "articles.round"},
    "historicalarticle_venues": {"article": "articles.article", "venue": "articles.venue"},
    "historicalround_absent": {"organisation": "articles.organisation", "round": "articles.round"},
    "historicalround_convenors": {"organisation": "articles.organisation", "round": "articles.round"},
    "historicalround_participants": {"organisation": "articles.organisation", "round": "articles.round"},
    "historicalround_venues": {"round": "articles.round", "venue": "articles.venue"},
    "historicalstatement_topics": {"statement": "articles.statement", "topic": "articles.topic"},
}


def fields_without_index(references):
    number = models.BigIntegerField(auto_created=True, blank=True, verbose_name="ID")
    return {"id": number} | {
        name: models.ForeignKey(
            blank=True,
            db_constraint=False,
            db_index=False,
            db_tablespace="",
            null=True,
            on_delete=DO_NOTHING,
            related_name="+",
            to=model,
        )
        for name, model in references.items()
    }


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_indexes_without_days"),
    ]

    operations = [
        dropping_indexes(
            {f"articles_{link}": ["id", *(f"{name}_id" for name in fields)] for link, fields in LINKS.items()}
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(model_name=link, name=name, field=field)
                for link, references in LINKS.items()
                for name, field in fields_without_index(references).items()
            ]
        ),
    ]
