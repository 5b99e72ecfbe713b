"""Drops indexes of statements that others cover, and those of their history by which nothing is looked up."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import articles.models.statement
from articles.migrations._drop_indexes import dropping_indexes

INDEXED = {
    "articles_statement": ["article_id", "round_id", "speaker_id", "venue_id"],
    "articles_historicalstatement": [
        "article_id",
        "organisation_id",
        "party_id",
        "role_id",
        "round_id",
        "speaker_id",
        "uid",
        "utterance_id",
        "venue_id",
    ],
}


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_redirected_questions"),
    ]

    operations = [
        dropping_indexes(INDEXED),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="article",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="organisation",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="The body that speaks, if no person does.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.organisation",
                        verbose_name="organisation",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="party",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text=(
                            "The side spoken for. Counts only if neither the role nor the organisation has a party."
                        ),
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.party",
                        verbose_name="party",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="role",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="The office that the speaker held that day.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.role",
                        verbose_name="role",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="round",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="The round that it was said at, or is about.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.round",
                        verbose_name="round",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="speaker",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.person",
                        verbose_name="speaker",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="uid",
                    field=models.CharField(
                        default=articles.models.statement.new_uid,
                        editable=False,
                        help_text="Its permanent address.",
                        max_length=10,
                        validators=[django.core.validators.RegexValidator("\\A[a-z0-9]{4,10}\\Z")],
                        verbose_name="uid",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="utterance",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.utterance",
                        verbose_name="utterance",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalstatement",
                    name="venue",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Where it was said.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.venue",
                        verbose_name="venue",
                    ),
                ),
                migrations.AlterField(
                    model_name="statement",
                    name="article",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                migrations.AlterField(
                    model_name="statement",
                    name="round",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The round that it was said at, or is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="articles.round",
                        verbose_name="round",
                    ),
                ),
                migrations.AlterField(
                    model_name="statement",
                    name="speaker",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="articles.person",
                        verbose_name="speaker",
                    ),
                ),
                migrations.AlterField(
                    model_name="statement",
                    name="venue",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="Where it was said.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="articles.venue",
                        verbose_name="venue",
                    ),
                ),
            ]
        ),
    ]
