"""The group "editor", with just the rights that curating needs: none over accounts, none over the login log."""

from django.db import migrations

GROUP = "editor"
KEPT = (  # an editor adds and changes these; deleting them is left to an administrator
    "outlet",
    "organisation",
    "party",
    "round",
    "topic",
    "question",
)
DELETED = (  # an editor deletes these, too: slips of the hand, and what merging leaves behind
    "article",
    "statement",
    "utterance",
    "position",
    "person",
    "personname",
    "role",
    "venue",
    "venuename",
)
WITH_HISTORY = (
    "article",
    "statement",
    "utterance",
    "position",
    "question",
    "person",
    "role",
    "organisation",
    "party",
    "outlet",
    "venue",
    "round",
    "topic",
)
RIGHTS = (
    *[(action, noun) for noun in KEPT + DELETED for action in ("view", "add", "change")],
    *[("delete", noun) for noun in DELETED],
    *[("view", f"historical{noun}") for noun in WITH_HISTORY],
    ("view", "redirect"),
)


def create_group(apps, schema_editor):
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group, _created = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=GROUP)
    granted = []
    for action, model in RIGHTS:
        # Django makes content types and permissions only after the last migration, and keeps those it finds.
        content_type, _created = content_types.get_or_create(app_label="articles", model=model)
        name = apps.get_model("articles", model)._meta.verbose_name_raw
        permission, _created = permissions.get_or_create(
            content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"[:255]}
        )
        granted.append(permission)
    group.permissions.add(*granted)


def delete_group(apps, schema_editor):
    using = schema_editor.connection.alias
    apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_group, delete_group)]
