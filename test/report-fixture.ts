import type { Finding, Report, ReportedEndpoint } from '../scripts/core/report.ts'

/** A finding as small as the schema allows, with what a test wants different. */
export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'unguarded-route-handler',
    severity: 'high',
    confidence: 'high',
    message: 'A signed-out caller reaches db.post.create.',
    attack: 'Creates posts without an account.',
    fingerprint: '0123456789abcdef',
    locations: [
      { file: 'app/api/posts/route.ts', line: 12, column: 3, endLine: 12, endColumn: 20, role: 'primary' },
    ],
    ...over,
  }
}

export function anEndpoint(over: Partial<ReportedEndpoint> = {}): ReportedEndpoint {
  return {
    id: 'POST /api/posts',
    kind: 'route-handler',
    file: 'app/api/posts/route.ts',
    line: 10,
    method: 'POST',
    export: 'POST',
    path: '/api/posts',
    access: {
      state: 'unguarded',
      guard: null,
      because: 'db.post.create is reached',
      evidence: [{ file: 'app/api/posts/route.ts', line: 12, note: 'db.post.create writes' }],
      callers: { anonymous: 'reached' },
    },
    ...over,
  }
}

export function aReport(over: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'clerk-security-basics', version: '0.0.0' },
    project: {
      frameworks: [{ name: 'next', version: '15.3.1', dir: '' }],
      packages: { '@clerk/nextjs': '6.20.0' },
    },
    coverage: {
      files: { assessed: 3, unknown: [] },
      endpoints: { assessed: 1, unknown: [] },
      rules: { assessed: 2, unknown: [] },
    },
    endpoints: [anEndpoint()],
    findings: [aFinding()],
    questions: [],
    probes: [],
    ...over,
  }
}
