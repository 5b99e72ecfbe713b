import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

RIGHTS = (("view", "errorreport"), ("change", "errorreport"), ("view", "correction"), ("view", "correctedrecord"))


def let_editors_answer(apps, schema_editor):
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

    dependencies = [
        ('articles', '0015_corrections'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SentReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=64)),
                ('sent_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'sent report',
                'verbose_name_plural': 'sent reports',
            },
        ),
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(blank=True, max_length=300, verbose_name='page')),
                ('text', models.TextField(verbose_name='what is wrong')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='where it can be checked')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('received_at', models.DateTimeField(auto_now_add=True, verbose_name='received at')),
                ('state', models.CharField(choices=[('open', 'open'), ('answered', 'answered'), ('declined', 'declined')], db_index=True, default='open', max_length=10, verbose_name='state')),
                ('answer', models.TextField(blank=True, help_text='What was found, in a few sentences for readers.', max_length=1000, verbose_name='answer')),
                ('is_published', models.BooleanField(default=False, help_text='On the page of changes. The report itself stays private.', verbose_name='publish the answer')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='closed at')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article', verbose_name='article')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('correction', models.ForeignKey(blank=True, help_text='The change that the answer is published beside. Without one, it stands by itself.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.correction', verbose_name='correction')),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.statement', verbose_name='statement')),
            ],
            options={
                'verbose_name': 'report of an error',
                'verbose_name_plural': 'reports of errors',
                'ordering': ['-pk'],
            },
        ),
        migrations.RunPython(let_editors_answer, migrations.RunPython.noop),
    ]
