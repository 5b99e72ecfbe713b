"""Pairs of statements that may report one remark, the right of editors to see them, and redirects of utterances."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


GROUP = "editor"
RIGHT = "view", "utteranceproposal"


def grant(apps, schema_editor):
    using = schema_editor.connection.alias
    group = apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP).first()
    if group is None:  # it may have been deleted
        return
    action, model = RIGHT
    # Django makes content types and permissions only after the last migration, and keeps those it finds.
    content_type, _created = (
        apps.get_model("contenttypes", "ContentType").objects.using(using).get_or_create(app_label="articles", model=model)
    )
    permission, _created = (
        apps.get_model("auth", "Permission")
        .objects.using(using)
        .get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {apps.get_model('articles', model)._meta.verbose_name_raw}"},
        )
    )
    group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0020_review'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='redirect',
            name='noun',
            field=models.CharField(choices=[('article', 'article'), ('outlet', 'outlet'), ('party', 'party'), ('person', 'person'), ('round', 'round'), ('topic', 'topic'), ('utterance', 'utterance'), ('venue', 'venue')], max_length=10, verbose_name='kind of record'),
        ),
        migrations.CreateModel(
            name='UtteranceProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('words', 'nearly equal quotations'), ('stretch', 'an equal stretch of words in both quotations'), ('sense', 'similar texts')], max_length=10, verbose_name='basis')),
                ('likeness', models.PositiveSmallIntegerField(help_text='From 0 to 100.', verbose_name='likeness')),
                ('decision', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('refused', 'refused')], max_length=10, verbose_name='decision')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposed_with_later', to='articles.statement', verbose_name='statement')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposed_with_earlier', to='articles.statement', verbose_name='other statement')),
            ],
            options={
                'verbose_name': 'proposed utterance',
                'verbose_name_plural': 'proposed utterances',
                'ordering': ['-likeness', 'pk'],
                'indexes': [models.Index(condition=models.Q(('decision', '')), fields=['-likeness', 'id'], name='proposal_undecided')],
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='proposal_once_per_pair')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
