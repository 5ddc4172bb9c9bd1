"""Starts MiniStack with what it lacks of AWS and this portal needs; README.md says why.

Each correction names what AWS does. A correction whose place in MiniStack is gone stops the start:
the pinned version (requirements.txt) and this file change together.
"""

import json
import re
from urllib.parse import parse_qs

from ministack.core import iam_actions
from ministack.services import dynamodb

# Service Authorization Reference, Amazon SQS: a batch is allowed by the action of a single message.
SINGLE_ACTIONS = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}
INSERTED_TABLE = re.compile(r'^\s*INSERT\s+INTO\s+"([^"]+)"', re.IGNORECASE)


def inserted_tables(body):
    """Tables of a PartiQL batch of inserts only; none for any other request."""
    try:
        statements = [each["Statement"] for each in json.loads(body or b"{}")["Statements"]]
    except (KeyError, TypeError, ValueError):
        return []
    matches = [INSERTED_TABLE.match(statement) for statement in statements]
    return sorted({match.group(1) for match in matches}) if matches and all(matches) else []


def body_of(args, kwargs):
    """The request's body, wherever it stands among the arguments of a call."""
    values = [*args, *kwargs.values()]
    return next((value for value in values if isinstance(value, bytes) and value), b"")


def correct_actions(extract):
    """Developer Guide of DynamoDB, IAM with PartiQL: inserts ask dynamodb:PartiQLInsert."""

    def corrected(*args, **kwargs):
        action = extract(*args, **kwargs)
        if action == "dynamodb:BatchExecuteStatement" and inserted_tables(body_of(args, kwargs)):
            return "dynamodb:PartiQLInsert"
        return SINGLE_ACTIONS.get(action, action)

    return corrected


def correct_resources(resource_arns):
    """The same guide: they ask it on the table that each statement names."""

    def corrected(body, region, account_id):
        tables = inserted_tables(body)
        if not tables:
            return resource_arns(body, region, account_id)
        return [f"arn:aws:dynamodb:{region}:{account_id}:table/{name}" for name in tables]

    return corrected


def sender_of(service, body):
    """Who a raw mail of SES is from; None for any other request."""
    fields = parse_qs(body.decode("utf-8", "replace")) if service == "ses" and body else {}
    return fields["Source"][0] if fields.get("Action") == ["SendRawEmail"] else None


def correct_mail_resource(extract):
    """Service Authorization Reference, Amazon SES: SendRawEmail is allowed on an identity."""

    def corrected(service, method, path, headers, body, query_params, region, account_id):
        sender = sender_of(service, body)
        if sender is None:
            return extract(service, method, path, headers, body, query_params, region, account_id)
        return f"arn:aws:ses:{region}:{account_id}:identity/{sender.rpartition('@')[2]}"

    return corrected


def correct_mail_context(context):
    """The same reference: a policy may ask who the mail is from (ses:FromAddress)."""

    def corrected(service, iam_action, body, params):
        sender = sender_of(service, body)
        told = {} if sender is None else {"ses:FromAddress": sender}
        return {**context(service, iam_action, body, params), **told}

    return corrected


def correct_inserts(insert):
    """Developer Guide of DynamoDB, Streams: every item-level change is in the stream."""

    def corrected(table, parsed):
        answer = insert(table, parsed)
        if answer[0] == 200:
            item = parsed["item"]
            item = item["M"] if set(item) == {"M"} else item
            dynamodb._emit_stream_event(table["TableName"], "INSERT", None, item)
        return answer

    return corrected


iam_actions.extract_iam_action = correct_actions(iam_actions.extract_iam_action)
iam_actions.dynamodb_resource_arns = correct_resources(iam_actions.dynamodb_resource_arns)
iam_actions.extract_resource_arn = correct_mail_resource(iam_actions.extract_resource_arn)
iam_actions.request_tag_context = correct_mail_context(iam_actions.request_tag_context)
dynamodb._partiql_insert = correct_inserts(dynamodb._partiql_insert)

if __name__ == "__main__":
    from ministack.app import main

    main()
