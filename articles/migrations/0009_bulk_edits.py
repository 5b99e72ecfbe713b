"""Changes of several records; editors may delete outlets, organisations, rounds and topics to which nothing refers."""

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MODELS = ("outlet", "organisation", "round", "topic")


def let_editors_delete(apps, schema_editor):
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group = apps.get_model("auth", "Group").objects.using(using).filter(name="editor").first()
    for model in MODELS if group else ():  # the group may have been deleted
        content_type, _created = content_types.get_or_create(app_label="articles", model=model)
        permission, _created = permissions.get_or_create(
            content_type=content_type, codename=f"delete_{model}", defaults={"name": f"Can delete {model}"}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_desk_work'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noun', models.CharField(max_length=20, verbose_name='kind of record')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made at')),
                ('changes', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='changes')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='undone at')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'change of several records',
                'verbose_name_plural': 'changes of several records',
                'ordering': ['-pk'],
            },
        ),
        migrations.RunPython(let_editors_delete, migrations.RunPython.noop),
    ]
