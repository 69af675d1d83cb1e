"""The listings that commands print: changes, findings, links, judgements, a measure's page."""
