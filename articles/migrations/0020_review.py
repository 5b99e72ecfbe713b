"""Decisions that are made at once can be undone at once; editors may see sources and decide about proposals."""

from django.db import migrations, models

GROUP = "editor"
RIGHTS = (("view", "source"), ("view", "proposal"), ("change", "proposal"))


def let_editors_review(apps, schema_editor):
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = list(apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP))
    for action, model in RIGHTS:
        content_type, _created = content_types.get_or_create(app_label="articles", model=model)
        permission, _created = permissions.get_or_create(
            content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
        )
        for group in groups:
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ('articles', '0019_intake_items'),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="batch",
            field=models.CharField(blank=True, editable=False, max_length=32),
        ),
        migrations.RunPython(let_editors_review, migrations.RunPython.noop),
    ]
