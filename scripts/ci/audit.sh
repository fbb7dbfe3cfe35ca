#!/usr/bin/env bash
# One step of the GitHub Action: audits APP once for code scanning and once for the pull request, and leaves the
# verdict to a later step, so that the reports get out whatever it is.
# In: APP, FAIL_ON, MIN_CONFIDENCE, BASELINE (may be empty), SKILL, RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY.
set -uo pipefail
sarif="$RUNNER_TEMP/clerk-security.sarif"
markdown="$RUNNER_TEMP/clerk-security.md"
common=(--min-confidence "$MIN_CONFIDENCE")
if [[ -n $BASELINE ]]; then common+=(--baseline "$BASELINE"); fi

node "$SKILL/scripts/clerk-security.mjs" audit "$APP" "${common[@]}" --format sarif --out "$sarif" --fail-on never
code=$?
if ((code == 0 || code == 3)); then
  node "$SKILL/scripts/clerk-security.mjs" audit "$APP" "${common[@]}" --format markdown --out "$markdown" --fail-on "$FAIL_ON"
  code=$?
fi
echo "code=$code" >>"$GITHUB_OUTPUT"
if [[ -s $sarif ]]; then echo "sarif=$sarif" >>"$GITHUB_OUTPUT"; fi
if [[ -s $markdown ]]; then
  echo "markdown=$markdown" >>"$GITHUB_OUTPUT"
  cat "$markdown" >>"$GITHUB_STEP_SUMMARY"
fi
exit 0
