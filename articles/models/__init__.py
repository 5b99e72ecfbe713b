"""The record: a file per noun. Nothing here knows of searching, pages or formats."""

from articles.models.article import Article
from articles.models.base import Precision
from articles.models.bulk_edit import BulkEdit
from articles.models.change import Change
from articles.models.correction import CorrectedRecord, Correction
from articles.models.deleted_record import DeletedRecord
from articles.models.error_report import ErrorReport
from articles.models.intake_item import IntakeItem
from articles.models.login_counter import LoginCounter
from articles.models.open_form import OpenForm
from articles.models.organisation import Organisation
from articles.models.outlet import Outlet
from articles.models.party import Party
from articles.models.person import Person, PersonName, Role
from articles.models.position import Position, Question
from articles.models.proposal import Decision, Proposal
from articles.models.quote_check import QuoteCheck
from articles.models.record_warning import RecordWarning
from articles.models.redirect import Redirect
from articles.models.round import Round
from articles.models.second_factor import AuthenticatorApp, RecoveryCode, SecurityKey
from articles.models.sent_report import SentReport
from articles.models.source import Source, SourceShingle
from articles.models.statement import Statement
from articles.models.synonyms import SynonymSet
from articles.models.topic import Topic
from articles.models.utterance import Utterance
from articles.models.utterance_proposal import UtteranceProposal
from articles.models.venue import Venue, VenueName

__all__ = [
    "Article",
    "AuthenticatorApp",
    "BulkEdit",
    "Change",
    "CorrectedRecord",
    "Correction",
    "Decision",
    "DeletedRecord",
    "ErrorReport",
    "IntakeItem",
    "LoginCounter",
    "OpenForm",
    "Organisation",
    "Outlet",
    "Party",
    "Person",
    "PersonName",
    "Position",
    "Precision",
    "Proposal",
    "Question",
    "QuoteCheck",
    "RecordWarning",
    "RecoveryCode",
    "Redirect",
    "Role",
    "Round",
    "SecurityKey",
    "SentReport",
    "Source",
    "SourceShingle",
    "Statement",
    "SynonymSet",
    "Topic",
    "Utterance",
    "UtteranceProposal",
    "Venue",
    "VenueName",
]
