"""Sets of synonyms, and the rights of editors over them."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


GROUP = "editor"
RIGHTS = (
    *((action, "synonymset") for action in ("view", "add", "change", "delete")),
    ("view", "historicalsynonymset"),
)


def grant(apps, schema_editor):
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group = apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP).first()
    for action, model in RIGHTS if group else ():  # the group may have been deleted
        # Django makes content types and permissions only after the last migration, and keeps those it finds.
        content_type, _created = content_types.get_or_create(app_label="articles", model=model)
        name = apps.get_model("articles", model)._meta.verbose_name_raw
        permission, _created = permissions.get_or_create(
            content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"[:255]}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_archive_fields'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SynonymSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What the words mean.', max_length=120, unique=True, verbose_name='name')),
                ('words', models.TextField(help_text='One word or expression on each line: ISIS, then Islamic State, then Daesh.', verbose_name='words')),
                ('note', models.CharField(blank=True, help_text='Why they mean the same.', max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'set of synonyms',
                'verbose_name_plural': 'sets of synonyms',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalSynonymSet',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(db_index=True, help_text='What the words mean.', max_length=120, verbose_name='name')),
                ('words', models.TextField(help_text='One word or expression on each line: ISIS, then Islamic State, then Daesh.', verbose_name='words')),
                ('note', models.CharField(blank=True, help_text='Why they mean the same.', max_length=300, verbose_name='note')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical set of synonyms',
                'verbose_name_plural': 'historical sets of synonyms',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
