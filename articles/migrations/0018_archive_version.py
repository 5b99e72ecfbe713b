from django.db import migrations, models


class Migration(migrations.Migration):
    """Both columns may be null, because SQLite would otherwise rebuild the table, to which all triggers refer."""

    dependencies = [('articles', '0017_relayed_by')]

    operations = [
        migrations.AddField(
            model_name="change",
            name="publications",
            field=models.BigIntegerField(db_default=models.Value(1), null=True, verbose_name="publications"),
        ),
        migrations.AddField(
            model_name="change", name="day", field=models.DateField(null=True, verbose_name="day")
        ),
        migrations.RunSQL("UPDATE articles_change SET day = CURRENT_DATE", migrations.RunSQL.noop),
    ]
