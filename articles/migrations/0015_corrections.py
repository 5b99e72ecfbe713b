import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import articles.models.statement


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_second_factor'),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=articles.models.statement.new_uid, editable=False, max_length=10, unique=True, verbose_name='uid')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('records', models.PositiveIntegerField(default=0, verbose_name='number of records')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CorrectedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='position')),
                ('event', models.CharField(choices=[('changed', 'changed'), ('withdrawn', 'withdrawn'), ('deleted', 'deleted'), ('again', 'published again'), ('merged', 'merged'), ('looked-at', 'looked at')], max_length=10, verbose_name='event')),
                ('noun', models.CharField(max_length=20, verbose_name='kind of record')),
                ('key', models.BigIntegerField(verbose_name='number')),
                ('article', models.BigIntegerField(db_index=True, null=True, verbose_name='number of the article')),
                ('slug', models.SlugField(db_index=False, max_length=120, verbose_name='slug')),
                ('label', models.CharField(max_length=300, verbose_name='record')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language of the words')),
                ('changes', models.JSONField(default=list, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='changes')),
                ('last_seen', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='last seen')),
                ('correction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_records', to='articles.correction', verbose_name='correction')),
            ],
            options={
                'verbose_name': 'corrected record',
                'verbose_name_plural': 'corrected records',
                'ordering': ['-correction_id', 'position'],
                'indexes': [models.Index(fields=['noun', 'key', '-correction'], name='corrected_record_latest')],
                'constraints': [models.UniqueConstraint(fields=('correction', 'position'), name='corrected_record_position')],
            },
        ),
    ]
