"""Venues and rounds are looked up by themselves: their statements are sorted by day in the search index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0024_fewer_indexes"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="statement", name="statement_venue_said"),
        migrations.RemoveIndex(model_name="statement", name="statement_round_said"),
        migrations.AddIndex(model_name="statement", index=models.Index(fields=["venue"], name="statement_venue")),
        migrations.AddIndex(model_name="statement", index=models.Index(fields=["round"], name="statement_round")),
    ]
