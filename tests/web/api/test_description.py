"""The API is as its description says, whatever is asked of it."""

from __future__ import annotations

from typing import Any, cast

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


def test_every_answer_is_as_described(client: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", client.app)
    operations: list[Any] = [cast("Any", found).ok() for found in schema.get_all_operations()]
    assert len(operations) == 12
    for operation in operations:
        ask(operation)


def ask(operation: Any) -> None:
    """Ask for what the description allows, and see whether the answer is one that it names."""

    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def one(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    one()


def test_it_names_no_other_host(client: TestClient) -> None:
    description = client.get("/api/openapi.json").text
    assert "http://" not in description
    assert "https://" not in description
    assert client.get("/api/docs").status_code == 404
