#!/usr/bin/env bash
# One step of the GitHub Action: writes the report into this pull request, over the comment of the run before.
# In: PULL_REQUEST, REPORT, and what gh reads (GH_TOKEN, GH_REPO). A token that may not write, as that of a fork's
# pull request, is no failure of the audit.
set -uo pipefail
gh pr comment "$PULL_REQUEST" --body-file "$REPORT" --edit-last --create-if-none ||
  echo "::notice::The report could not be written into the pull request; it stands in the job's summary."
