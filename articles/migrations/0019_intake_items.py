"""Editors hand in pages and files, and see what was read of them."""

from django.db import migrations

RIGHTS = (("view", "intakeitem"), ("add", "intakeitem"), ("change", "intakeitem"))


def let_editors_hand_in(apps, schema_editor):
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    granted = []
    for action, model in RIGHTS:
        content_type, _created = content_types.get_or_create(app_label="articles", model=model)
        name = apps.get_model("articles", model)._meta.verbose_name_raw
        permission, _created = permissions.get_or_create(
            content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"}
        )
        granted.append(permission)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name="editor"):
        group.permissions.add(*granted)


class Migration(migrations.Migration):
    dependencies = [('articles', '0018_archive_version')]

    operations = [migrations.RunPython(let_editors_hand_in, migrations.RunPython.noop)]
