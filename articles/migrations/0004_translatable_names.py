"""Names, help texts, labels of choices and messages of constraints, now that all of them can be translated."""

import articles.models.statement
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class AlterStateOnly(migrations.SeparateDatabaseAndState):
    """Nothing of this is stored in the database. Without the rendered models, 200 changes of state take no time."""

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)


NAMES = [
    migrations.AlterModelOptions(
        name='article',
        options={'ordering': ['-published', '-pk'], 'verbose_name': 'article', 'verbose_name_plural': 'articles'},
    ),
    migrations.AlterModelOptions(
        name='change',
        options={'ordering': ['id'], 'verbose_name': 'change', 'verbose_name_plural': 'changes'},
    ),
    migrations.AlterModelOptions(
        name='organisation',
        options={'ordering': ['name'], 'verbose_name': 'organisation', 'verbose_name_plural': 'organisations'},
    ),
    migrations.AlterModelOptions(
        name='outlet',
        options={'ordering': ['name'], 'verbose_name': 'outlet', 'verbose_name_plural': 'outlets'},
    ),
    migrations.AlterModelOptions(
        name='party',
        options={'ordering': ['name'], 'verbose_name': 'party', 'verbose_name_plural': 'parties'},
    ),
    migrations.AlterModelOptions(
        name='person',
        options={'ordering': ['sort_name', 'slug'], 'verbose_name': 'person', 'verbose_name_plural': 'people'},
    ),
    migrations.AlterModelOptions(
        name='personname',
        options={'ordering': ['script', 'name'], 'verbose_name': 'other name', 'verbose_name_plural': 'other names'},
    ),
    migrations.AlterModelOptions(
        name='position',
        options={'ordering': ['statement', 'question'], 'verbose_name': 'position', 'verbose_name_plural': 'positions'},
    ),
    migrations.AlterModelOptions(
        name='question',
        options={'ordering': ['text'], 'verbose_name': 'question', 'verbose_name_plural': 'questions'},
    ),
    migrations.AlterModelOptions(
        name='redirect',
        options={'ordering': ['noun', 'old_slug'], 'verbose_name': 'redirect', 'verbose_name_plural': 'redirects'},
    ),
    migrations.AlterModelOptions(
        name='role',
        options={'ordering': ['person', 'started', 'slug'], 'verbose_name': 'role', 'verbose_name_plural': 'roles'},
    ),
    migrations.AlterModelOptions(
        name='round',
        options={'ordering': ['started', 'slug'], 'verbose_name': 'round', 'verbose_name_plural': 'rounds'},
    ),
    migrations.AlterModelOptions(
        name='statement',
        options={'ordering': ['article', 'order', 'pk'], 'verbose_name': 'statement', 'verbose_name_plural': 'statements'},
    ),
    migrations.AlterModelOptions(
        name='topic',
        options={'ordering': ['name'], 'verbose_name': 'topic', 'verbose_name_plural': 'topics'},
    ),
    migrations.AlterModelOptions(
        name='utterance',
        options={'ordering': ['slug'], 'verbose_name': 'utterance', 'verbose_name_plural': 'utterances'},
    ),
    migrations.AlterModelOptions(
        name='venue',
        options={'ordering': ['name', 'slug'], 'verbose_name': 'venue', 'verbose_name_plural': 'venues'},
    ),
    migrations.AlterModelOptions(
        name='venuename',
        options={'ordering': ['script', 'name'], 'verbose_name': 'other name', 'verbose_name_plural': 'other names'},
    ),
    migrations.AlterField(
        model_name='article',
        name='agency',
        field=models.ForeignKey(blank=True, help_text='The outlet it was taken over from, if any.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles_supplied', to='articles.outlet', verbose_name='agency'),
    ),
    migrations.AlterField(
        model_name='article',
        name='agency_basis',
        field=models.CharField(blank=True, help_text='How the agency is known.', max_length=300, verbose_name='agency basis'),
    ),
    migrations.AlterField(
        model_name='article',
        name='coding',
        field=models.CharField(choices=[('none', 'not yet'), ('partly', 'partly'), ('complete', 'complete')], default='none', help_text='How far its statements have been entered.', max_length=10, verbose_name='coding'),
    ),
    migrations.AlterField(
        model_name='article',
        name='headline',
        field=models.CharField(max_length=300, verbose_name='headline'),
    ),
    migrations.AlterField(
        model_name='article',
        name='language',
        field=models.CharField(default='en', help_text='BCP 47 code of the language it is in.', max_length=12, verbose_name='language'),
    ),
    migrations.AlterField(
        model_name='article',
        name='outlet',
        field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.outlet', verbose_name='outlet'),
    ),
    migrations.AlterField(
        model_name='article',
        name='people',
        field=models.ManyToManyField(blank=True, help_text='Everybody it names, whether or not they speak.', related_name='articles', to='articles.person', verbose_name='people'),
    ),
    migrations.AlterField(
        model_name='article',
        name='published',
        field=models.DateField(help_text='The day it was published.', verbose_name='published'),
    ),
    migrations.AlterField(
        model_name='article',
        name='published_basis',
        field=models.CharField(blank=True, help_text='How the day is known.', max_length=300, verbose_name='published basis'),
    ),
    migrations.AlterField(
        model_name='article',
        name='reuse',
        field=models.CharField(choices=[('none', 'no: it belongs to its publisher'), ('own', 'yes: our own reporting'), ('public-domain', 'yes: public domain')], default='none', max_length=20, verbose_name='may its text be shown?'),
    ),
    migrations.AlterField(
        model_name='article',
        name='rounds',
        field=models.ManyToManyField(blank=True, related_name='articles', to='articles.round', verbose_name='rounds'),
    ),
    migrations.AlterField(
        model_name='article',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='article',
        name='status',
        field=models.CharField(choices=[('draft', 'draft'), ('published', 'published')], default='draft', max_length=10, verbose_name='status'),
    ),
    migrations.AlterField(
        model_name='article',
        name='summary',
        field=models.TextField(blank=True, help_text='What it reports, in our own words.', verbose_name='summary'),
    ),
    migrations.AlterField(
        model_name='article',
        name='text',
        field=models.TextField(blank=True, help_text='The full text, only if its reuse is allowed.', verbose_name='text'),
    ),
    migrations.AlterField(
        model_name='article',
        name='venues',
        field=models.ManyToManyField(blank=True, help_text='Every place it is about.', related_name='articles', to='articles.venue', verbose_name='venues'),
    ),
    migrations.AlterField(
        model_name='change',
        name='id',
        field=models.BigAutoField(primary_key=True, serialize=False, verbose_name='number'),
    ),
    migrations.AlterField(
        model_name='change',
        name='key',
        field=models.BigIntegerField(help_text='Primary key of the changed record.', verbose_name='key'),
    ),
    migrations.AlterField(
        model_name='change',
        name='noun',
        field=models.CharField(max_length=12, verbose_name='kind of record'),
    ),
    migrations.AlterField(
        model_name='change',
        name='transaction',
        field=models.BigIntegerField(db_index=True, default=0, verbose_name='transaction'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='agency',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The outlet it was taken over from, if any.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.outlet', verbose_name='agency'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='agency_basis',
        field=models.CharField(blank=True, help_text='How the agency is known.', max_length=300, verbose_name='agency basis'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='coding',
        field=models.CharField(choices=[('none', 'not yet'), ('partly', 'partly'), ('complete', 'complete')], default='none', help_text='How far its statements have been entered.', max_length=10, verbose_name='coding'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='headline',
        field=models.CharField(max_length=300, verbose_name='headline'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='language',
        field=models.CharField(default='en', help_text='BCP 47 code of the language it is in.', max_length=12, verbose_name='language'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='outlet',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.outlet', verbose_name='outlet'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='published',
        field=models.DateField(help_text='The day it was published.', verbose_name='published'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='published_basis',
        field=models.CharField(blank=True, help_text='How the day is known.', max_length=300, verbose_name='published basis'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='reuse',
        field=models.CharField(choices=[('none', 'no: it belongs to its publisher'), ('own', 'yes: our own reporting'), ('public-domain', 'yes: public domain')], default='none', max_length=20, verbose_name='may its text be shown?'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='status',
        field=models.CharField(choices=[('draft', 'draft'), ('published', 'published')], default='draft', max_length=10, verbose_name='status'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='summary',
        field=models.TextField(blank=True, help_text='What it reports, in our own words.', verbose_name='summary'),
    ),
    migrations.AlterField(
        model_name='historicalarticle',
        name='text',
        field=models.TextField(blank=True, help_text='The full text, only if its reuse is allowed.', verbose_name='text'),
    ),
    migrations.AlterField(
        model_name='historicalorganisation',
        name='description',
        field=models.TextField(blank=True, verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicalorganisation',
        name='name',
        field=models.CharField(db_index=True, max_length=200, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicalorganisation',
        name='party',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The side it speaks for, if it speaks for one.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.party', verbose_name='party'),
    ),
    migrations.AlterField(
        model_name='historicalorganisation',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicaloutlet',
        name='country',
        field=models.CharField(blank=True, help_text='Where it is based.', max_length=80, verbose_name='country'),
    ),
    migrations.AlterField(
        model_name='historicaloutlet',
        name='description',
        field=models.TextField(blank=True, verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicaloutlet',
        name='homepage',
        field=models.URLField(blank=True, verbose_name='home page'),
    ),
    migrations.AlterField(
        model_name='historicaloutlet',
        name='is_agency',
        field=models.BooleanField(default=False, help_text='Whether other outlets print its reports.', verbose_name='news agency'),
    ),
    migrations.AlterField(
        model_name='historicaloutlet',
        name='name',
        field=models.CharField(db_index=True, max_length=200, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicaloutlet',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalparty',
        name='description',
        field=models.TextField(blank=True, help_text='Who belongs to this side, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicalparty',
        name='name',
        field=models.CharField(db_index=True, max_length=120, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicalparty',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalperson',
        name='description',
        field=models.TextField(blank=True, help_text='Who this is, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicalperson',
        name='name',
        field=models.CharField(max_length=200, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicalperson',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalperson',
        name='sort_name',
        field=models.CharField(help_text='As in an index: "Mistura, Staffan de".', max_length=200, verbose_name='sort name'),
    ),
    migrations.AlterField(
        model_name='historicalposition',
        name='note',
        field=models.TextField(help_text='Why this stance was coded.', verbose_name='note'),
    ),
    migrations.AlterField(
        model_name='historicalposition',
        name='question',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.question', verbose_name='question'),
    ),
    migrations.AlterField(
        model_name='historicalposition',
        name='stance',
        field=models.CharField(choices=[('supports', 'supports'), ('opposes', 'opposes'), ('conditional', 'conditional')], max_length=12, verbose_name='stance'),
    ),
    migrations.AlterField(
        model_name='historicalposition',
        name='statement',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.statement', verbose_name='statement'),
    ),
    migrations.AlterField(
        model_name='historicalquestion',
        name='description',
        field=models.TextField(blank=True, help_text='What counts as supporting, opposing or conditional.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicalquestion',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalquestion',
        name='text',
        field=models.CharField(db_index=True, max_length=200, verbose_name='text'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='ended',
        field=models.DateField(blank=True, null=True, verbose_name='ended'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='ended_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the end'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='organisation',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.organisation', verbose_name='organisation'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='party',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The side that this office speaks for.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.party', verbose_name='party'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='person',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.person', verbose_name='person'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='started',
        field=models.DateField(blank=True, null=True, verbose_name='started'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='started_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the start'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='title',
        field=models.CharField(max_length=200, verbose_name='title'),
    ),
    migrations.AlterField(
        model_name='historicalrole',
        name='uncertain',
        field=models.CharField(blank=True, help_text='Why the role or its dates are uncertain. Leave it blank if they are certain.', max_length=300, verbose_name='uncertain'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='description',
        field=models.TextField(blank=True, help_text='What it was, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='ended',
        field=models.DateField(blank=True, null=True, verbose_name='ended'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='ended_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the end'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='name',
        field=models.CharField(db_index=True, max_length=160, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='started',
        field=models.DateField(blank=True, null=True, verbose_name='started'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='started_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the start'),
    ),
    migrations.AlterField(
        model_name='historicalround',
        name='uncertain',
        field=models.CharField(blank=True, help_text='Why its dates or place are uncertain. Leave it blank if they are certain.', max_length=300, verbose_name='uncertain'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='anchor_exact',
        field=models.TextField(blank=True, help_text='The words to find in the source, if not those above; for a paraphrase, its attribution as printed.', verbose_name='anchor: exact'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='anchor_prefix',
        field=models.CharField(blank=True, help_text='A few words just before, where the words occur more than once.', max_length=64, verbose_name='anchor: prefix'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='anchor_suffix',
        field=models.CharField(blank=True, help_text='A few words just after, likewise.', max_length=64, verbose_name='anchor: suffix'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='article',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.article', verbose_name='article'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='attribution',
        field=models.CharField(blank=True, help_text='The speaker as the article printed it, to the letter.', max_length=300, verbose_name='attribution'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='channel',
        field=models.CharField(choices=[('direct', 'spoken directly'), ('spokesperson', 'through a spokesperson'), ('relayed', 'relayed by somebody else'), ('anonymous', 'anonymous'), ('written', 'written')], default='direct', help_text='How the words reached the article.', max_length=15, verbose_name='channel'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='context',
        field=models.TextField(blank=True, help_text='What a reader must know to understand it, in our own words.', verbose_name='context'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='kind',
        field=models.CharField(choices=[('quotation', 'quotation'), ('partial', 'partial quotation'), ('paraphrase', 'paraphrase')], max_length=10, verbose_name='kind'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='medium',
        field=models.CharField(blank=True, choices=[('news-conference', 'news conference'), ('interview', 'interview'), ('briefing', 'briefing'), ('remarks', 'remarks'), ('social-media', 'social media'), ('written-statement', 'written statement'), ('telephone', 'telephone'), ('private-talks', 'private talks')], help_text='Where the words were spoken. Leave it blank if the article does not say.', max_length=20, verbose_name='medium'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='order',
        field=models.PositiveSmallIntegerField(blank=True, help_text="Its place among the article's statements.", verbose_name='order'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='organisation',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The body that speaks, if no person does.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.organisation', verbose_name='organisation'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='paraphrase',
        field=models.TextField(blank=True, help_text='What was said, in our own words.', verbose_name='paraphrase'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='party',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The side spoken for. Counts only if neither the role nor the organisation has a party.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.party', verbose_name='party'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='role',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The office that the speaker held that day.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.role', verbose_name='role'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='round',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='The round that it was said at, or is about.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.round', verbose_name='round'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='said_on',
        field=models.DateField(blank=True, help_text='The day it was said, not the day it was published.', null=True, verbose_name='said on'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='said_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the date'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='speaker',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.person', verbose_name='speaker'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='uid',
        field=models.CharField(db_index=True, default=articles.models.statement.new_uid, editable=False, help_text='Its permanent address.', max_length=10, validators=[django.core.validators.RegexValidator('\\A[a-z0-9]{4,10}\\Z')], verbose_name='uid'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='uncertain_date',
        field=models.CharField(blank=True, help_text='Why the date is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain date'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='uncertain_place',
        field=models.CharField(blank=True, help_text='Why the place is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain place'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='uncertain_role',
        field=models.CharField(blank=True, help_text='Why the role is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain role'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='uncertain_speaker',
        field=models.CharField(blank=True, help_text='Why the speaker is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain speaker'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='utterance',
        field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.utterance', verbose_name='utterance'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='venue',
        field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where it was said.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.venue', verbose_name='venue'),
    ),
    migrations.AlterField(
        model_name='historicalstatement',
        name='words',
        field=models.TextField(blank=True, help_text='The words in quotation marks, to the letter, without the marks.', verbose_name='words'),
    ),
    migrations.AlterField(
        model_name='historicaltopic',
        name='description',
        field=models.TextField(blank=True, help_text='What belongs to this topic and what does not.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicaltopic',
        name='name',
        field=models.CharField(db_index=True, max_length=120, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicaltopic',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalutterance',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='historicalutterance',
        name='summary',
        field=models.CharField(help_text='Who said what, when and where, in our own words.', max_length=300, verbose_name='summary'),
    ),
    migrations.AlterField(
        model_name='historicalvenue',
        name='country',
        field=models.CharField(blank=True, max_length=80, verbose_name='country'),
    ),
    migrations.AlterField(
        model_name='historicalvenue',
        name='description',
        field=models.TextField(blank=True, help_text='What was held there, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='historicalvenue',
        name='latitude',
        field=models.DecimalField(decimal_places=2, help_text='Degrees north, two decimals.', max_digits=4, verbose_name='latitude'),
    ),
    migrations.AlterField(
        model_name='historicalvenue',
        name='longitude',
        field=models.DecimalField(decimal_places=2, help_text='Degrees east, two decimals.', max_digits=5, verbose_name='longitude'),
    ),
    migrations.AlterField(
        model_name='historicalvenue',
        name='name',
        field=models.CharField(max_length=120, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='historicalvenue',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='organisation',
        name='description',
        field=models.TextField(blank=True, verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='organisation',
        name='name',
        field=models.CharField(max_length=200, unique=True, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='organisation',
        name='party',
        field=models.ForeignKey(blank=True, help_text='The side it speaks for, if it speaks for one.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='articles.party', verbose_name='party'),
    ),
    migrations.AlterField(
        model_name='organisation',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='outlet',
        name='country',
        field=models.CharField(blank=True, help_text='Where it is based.', max_length=80, verbose_name='country'),
    ),
    migrations.AlterField(
        model_name='outlet',
        name='description',
        field=models.TextField(blank=True, verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='outlet',
        name='homepage',
        field=models.URLField(blank=True, verbose_name='home page'),
    ),
    migrations.AlterField(
        model_name='outlet',
        name='is_agency',
        field=models.BooleanField(default=False, help_text='Whether other outlets print its reports.', verbose_name='news agency'),
    ),
    migrations.AlterField(
        model_name='outlet',
        name='name',
        field=models.CharField(max_length=200, unique=True, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='outlet',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='party',
        name='description',
        field=models.TextField(blank=True, help_text='Who belongs to this side, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='party',
        name='name',
        field=models.CharField(max_length=120, unique=True, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='party',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='person',
        name='description',
        field=models.TextField(blank=True, help_text='Who this is, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='person',
        name='name',
        field=models.CharField(max_length=200, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='person',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='person',
        name='sort_name',
        field=models.CharField(help_text='As in an index: "Mistura, Staffan de".', max_length=200, verbose_name='sort name'),
    ),
    migrations.AlterField(
        model_name='personname',
        name='language',
        field=models.CharField(blank=True, help_text='BCP 47 code of the language: ar, fa, ru …', max_length=12, verbose_name='language'),
    ),
    migrations.AlterField(
        model_name='personname',
        name='name',
        field=models.CharField(max_length=200, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='personname',
        name='note',
        field=models.CharField(blank=True, help_text='For example "as printed by Naharnet".', max_length=200, verbose_name='note'),
    ),
    migrations.AlterField(
        model_name='personname',
        name='person',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='articles.person', verbose_name='person'),
    ),
    migrations.AlterField(
        model_name='personname',
        name='script',
        field=models.CharField(choices=[('Latn', 'Latin'), ('Arab', 'Arabic'), ('Cyrl', 'Cyrillic'), ('Hebr', 'Hebrew'), ('Grek', 'Greek'), ('Hani', 'Chinese')], default='Latn', max_length=4, verbose_name='script'),
    ),
    migrations.AlterField(
        model_name='position',
        name='note',
        field=models.TextField(help_text='Why this stance was coded.', verbose_name='note'),
    ),
    migrations.AlterField(
        model_name='position',
        name='question',
        field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='articles.question', verbose_name='question'),
    ),
    migrations.AlterField(
        model_name='position',
        name='stance',
        field=models.CharField(choices=[('supports', 'supports'), ('opposes', 'opposes'), ('conditional', 'conditional')], max_length=12, verbose_name='stance'),
    ),
    migrations.AlterField(
        model_name='position',
        name='statement',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='positions', to='articles.statement', verbose_name='statement'),
    ),
    migrations.AlterField(
        model_name='question',
        name='description',
        field=models.TextField(blank=True, help_text='What counts as supporting, opposing or conditional.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='question',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='question',
        name='text',
        field=models.CharField(max_length=200, unique=True, verbose_name='text'),
    ),
    migrations.AlterField(
        model_name='redirect',
        name='new_slug',
        field=models.SlugField(max_length=120, verbose_name='new slug'),
    ),
    migrations.AlterField(
        model_name='redirect',
        name='noun',
        field=models.CharField(choices=[('article', 'article'), ('outlet', 'outlet'), ('party', 'party'), ('person', 'person'), ('round', 'round'), ('topic', 'topic'), ('venue', 'venue')], max_length=10, verbose_name='kind of record'),
    ),
    migrations.AlterField(
        model_name='redirect',
        name='old_slug',
        field=models.SlugField(max_length=120, verbose_name='old slug'),
    ),
    migrations.AlterField(
        model_name='role',
        name='ended',
        field=models.DateField(blank=True, null=True, verbose_name='ended'),
    ),
    migrations.AlterField(
        model_name='role',
        name='ended_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the end'),
    ),
    migrations.AlterField(
        model_name='role',
        name='organisation',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='articles.organisation', verbose_name='organisation'),
    ),
    migrations.AlterField(
        model_name='role',
        name='party',
        field=models.ForeignKey(blank=True, help_text='The side that this office speaks for.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='articles.party', verbose_name='party'),
    ),
    migrations.AlterField(
        model_name='role',
        name='person',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='articles.person', verbose_name='person'),
    ),
    migrations.AlterField(
        model_name='role',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='role',
        name='started',
        field=models.DateField(blank=True, null=True, verbose_name='started'),
    ),
    migrations.AlterField(
        model_name='role',
        name='started_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the start'),
    ),
    migrations.AlterField(
        model_name='role',
        name='title',
        field=models.CharField(max_length=200, verbose_name='title'),
    ),
    migrations.AlterField(
        model_name='role',
        name='uncertain',
        field=models.CharField(blank=True, help_text='Why the role or its dates are uncertain. Leave it blank if they are certain.', max_length=300, verbose_name='uncertain'),
    ),
    migrations.AlterField(
        model_name='round',
        name='convenors',
        field=models.ManyToManyField(blank=True, related_name='rounds_convened', to='articles.organisation', verbose_name='convenors'),
    ),
    migrations.AlterField(
        model_name='round',
        name='description',
        field=models.TextField(blank=True, help_text='What it was, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='round',
        name='ended',
        field=models.DateField(blank=True, null=True, verbose_name='ended'),
    ),
    migrations.AlterField(
        model_name='round',
        name='ended_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the end'),
    ),
    migrations.AlterField(
        model_name='round',
        name='name',
        field=models.CharField(max_length=160, unique=True, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='round',
        name='participants',
        field=models.ManyToManyField(blank=True, help_text='Who took part or was invited.', related_name='rounds_attended', to='articles.organisation', verbose_name='participants'),
    ),
    migrations.AlterField(
        model_name='round',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='round',
        name='started',
        field=models.DateField(blank=True, null=True, verbose_name='started'),
    ),
    migrations.AlterField(
        model_name='round',
        name='started_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the start'),
    ),
    migrations.AlterField(
        model_name='round',
        name='uncertain',
        field=models.CharField(blank=True, help_text='Why its dates or place are uncertain. Leave it blank if they are certain.', max_length=300, verbose_name='uncertain'),
    ),
    migrations.AlterField(
        model_name='round',
        name='venues',
        field=models.ManyToManyField(blank=True, related_name='rounds', to='articles.venue', verbose_name='venues'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='anchor_exact',
        field=models.TextField(blank=True, help_text='The words to find in the source, if not those above; for a paraphrase, its attribution as printed.', verbose_name='anchor: exact'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='anchor_prefix',
        field=models.CharField(blank=True, help_text='A few words just before, where the words occur more than once.', max_length=64, verbose_name='anchor: prefix'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='anchor_suffix',
        field=models.CharField(blank=True, help_text='A few words just after, likewise.', max_length=64, verbose_name='anchor: suffix'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='article',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='articles.article', verbose_name='article'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='attribution',
        field=models.CharField(blank=True, help_text='The speaker as the article printed it, to the letter.', max_length=300, verbose_name='attribution'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='channel',
        field=models.CharField(choices=[('direct', 'spoken directly'), ('spokesperson', 'through a spokesperson'), ('relayed', 'relayed by somebody else'), ('anonymous', 'anonymous'), ('written', 'written')], default='direct', help_text='How the words reached the article.', max_length=15, verbose_name='channel'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='context',
        field=models.TextField(blank=True, help_text='What a reader must know to understand it, in our own words.', verbose_name='context'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='kind',
        field=models.CharField(choices=[('quotation', 'quotation'), ('partial', 'partial quotation'), ('paraphrase', 'paraphrase')], max_length=10, verbose_name='kind'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='medium',
        field=models.CharField(blank=True, choices=[('news-conference', 'news conference'), ('interview', 'interview'), ('briefing', 'briefing'), ('remarks', 'remarks'), ('social-media', 'social media'), ('written-statement', 'written statement'), ('telephone', 'telephone'), ('private-talks', 'private talks')], help_text='Where the words were spoken. Leave it blank if the article does not say.', max_length=20, verbose_name='medium'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='order',
        field=models.PositiveSmallIntegerField(blank=True, help_text="Its place among the article's statements.", verbose_name='order'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='organisation',
        field=models.ForeignKey(blank=True, help_text='The body that speaks, if no person does.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.organisation', verbose_name='organisation'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='paraphrase',
        field=models.TextField(blank=True, help_text='What was said, in our own words.', verbose_name='paraphrase'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='party',
        field=models.ForeignKey(blank=True, help_text='The side spoken for. Counts only if neither the role nor the organisation has a party.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.party', verbose_name='party'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='role',
        field=models.ForeignKey(blank=True, help_text='The office that the speaker held that day.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.role', verbose_name='role'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='round',
        field=models.ForeignKey(blank=True, help_text='The round that it was said at, or is about.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.round', verbose_name='round'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='said_on',
        field=models.DateField(blank=True, help_text='The day it was said, not the day it was published.', null=True, verbose_name='said on'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='said_precision',
        field=models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision of the date'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='speaker',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.person', verbose_name='speaker'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='topics',
        field=models.ManyToManyField(blank=True, related_name='statements', to='articles.topic', verbose_name='topics'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='uid',
        field=models.CharField(default=articles.models.statement.new_uid, editable=False, help_text='Its permanent address.', max_length=10, unique=True, validators=[django.core.validators.RegexValidator('\\A[a-z0-9]{4,10}\\Z')], verbose_name='uid'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='uncertain_date',
        field=models.CharField(blank=True, help_text='Why the date is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain date'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='uncertain_place',
        field=models.CharField(blank=True, help_text='Why the place is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain place'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='uncertain_role',
        field=models.CharField(blank=True, help_text='Why the role is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain role'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='uncertain_speaker',
        field=models.CharField(blank=True, help_text='Why the speaker is uncertain. Leave it blank if it is certain.', max_length=300, verbose_name='uncertain speaker'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='utterance',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='statements', to='articles.utterance', verbose_name='utterance'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='venue',
        field=models.ForeignKey(blank=True, help_text='Where it was said.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.venue', verbose_name='venue'),
    ),
    migrations.AlterField(
        model_name='statement',
        name='words',
        field=models.TextField(blank=True, help_text='The words in quotation marks, to the letter, without the marks.', verbose_name='words'),
    ),
    migrations.AlterField(
        model_name='topic',
        name='description',
        field=models.TextField(blank=True, help_text='What belongs to this topic and what does not.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='topic',
        name='name',
        field=models.CharField(max_length=120, unique=True, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='topic',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='utterance',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='utterance',
        name='summary',
        field=models.CharField(help_text='Who said what, when and where, in our own words.', max_length=300, verbose_name='summary'),
    ),
    migrations.AlterField(
        model_name='venue',
        name='country',
        field=models.CharField(blank=True, max_length=80, verbose_name='country'),
    ),
    migrations.AlterField(
        model_name='venue',
        name='description',
        field=models.TextField(blank=True, help_text='What was held there, in our own words.', verbose_name='description'),
    ),
    migrations.AlterField(
        model_name='venue',
        name='latitude',
        field=models.DecimalField(decimal_places=2, help_text='Degrees north, two decimals.', max_digits=4, verbose_name='latitude'),
    ),
    migrations.AlterField(
        model_name='venue',
        name='longitude',
        field=models.DecimalField(decimal_places=2, help_text='Degrees east, two decimals.', max_digits=5, verbose_name='longitude'),
    ),
    migrations.AlterField(
        model_name='venue',
        name='name',
        field=models.CharField(max_length=120, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='venue',
        name='slug',
        field=models.SlugField(help_text='The last part of its address.', max_length=120, unique=True, verbose_name='slug'),
    ),
    migrations.AlterField(
        model_name='venuename',
        name='language',
        field=models.CharField(blank=True, help_text='BCP 47 code of the language: ar, fa, ru …', max_length=12, verbose_name='language'),
    ),
    migrations.AlterField(
        model_name='venuename',
        name='name',
        field=models.CharField(max_length=200, verbose_name='name'),
    ),
    migrations.AlterField(
        model_name='venuename',
        name='note',
        field=models.CharField(blank=True, help_text='For example "as printed by Naharnet".', max_length=200, verbose_name='note'),
    ),
    migrations.AlterField(
        model_name='venuename',
        name='script',
        field=models.CharField(choices=[('Latn', 'Latin'), ('Arab', 'Arabic'), ('Cyrl', 'Cyrillic'), ('Hebr', 'Hebrew'), ('Grek', 'Greek'), ('Hani', 'Chinese')], default='Latn', max_length=4, verbose_name='script'),
    ),
    migrations.AlterField(
        model_name='venuename',
        name='venue',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='articles.venue', verbose_name='venue'),
    ),
    migrations.AlterConstraint(
        model_name='article',
        name='article_text_needs_reuse',
        constraint=models.CheckConstraint(condition=models.Q(('text', ''), models.Q(('reuse', 'none'), _negated=True), _connector='OR'), name='article_text_needs_reuse', violation_error_message='A text may be kept only if its reuse is allowed.'),
    ),
    migrations.AlterConstraint(
        model_name='personname',
        name='person_name_once',
        constraint=models.UniqueConstraint(fields=('person', 'name'), name='person_name_once', violation_error_message='This name has already been entered.'),
    ),
    migrations.AlterConstraint(
        model_name='position',
        name='position_once_per_question',
        constraint=models.UniqueConstraint(fields=('statement', 'question'), name='position_once_per_question', violation_error_message='This statement already has a position on that question.'),
    ),
    migrations.AlterConstraint(
        model_name='position',
        name='position_has_note',
        constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='position_has_note', violation_error_message='A position needs a note that gives the reason.'),
    ),
    migrations.AlterConstraint(
        model_name='redirect',
        name='redirect_once_per_address',
        constraint=models.UniqueConstraint(fields=('noun', 'old_slug'), name='redirect_once_per_address', violation_error_message='This address is already redirected.'),
    ),
    migrations.AlterConstraint(
        model_name='redirect',
        name='redirect_leads_elsewhere',
        constraint=models.CheckConstraint(condition=models.Q(('old_slug', models.F('new_slug')), _negated=True), name='redirect_leads_elsewhere', violation_error_message='An address cannot redirect to itself.'),
    ),
    migrations.AlterConstraint(
        model_name='statement',
        name='statement_has_speaker_or_attribution',
        constraint=models.CheckConstraint(condition=models.Q(('speaker__isnull', False), ('organisation__isnull', False), models.Q(('attribution', ''), _negated=True), _connector='OR'), name='statement_has_speaker_or_attribution', violation_error_message='Without a speaker or a speaking organisation, say how the article names the source.'),
    ),
    migrations.AlterConstraint(
        model_name='venuename',
        name='venue_name_once',
        constraint=models.UniqueConstraint(fields=('venue', 'name'), name='venue_name_once', violation_error_message='This name has already been entered.'),
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_desk_order"),
    ]

    operations = [AlterStateOnly(state_operations=NAMES)]
