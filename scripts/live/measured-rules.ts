import type { Severity } from '../core/vocabulary.ts'

interface MeasuredRule {
  title: string
  severity: Severity
  cwe: readonly number[]
  /** The item of the API Top 10 (2023) or of ASVS 5 that it breaks. */
  owasp: string
}

/** What verify finds in a running app: no rule of the audit asks for it. Each has a section of its name in verify.md. */
export const MEASURED_RULES = {
  'verified-administration': {
    title: 'The running app lets any signed-in user in where administration is named',
    severity: 'medium',
    cwe: [862],
    owasp: 'API5:2023',
  },
  'verified-bypass': {
    title: 'The running app can be asked past its guard',
    severity: 'critical',
    cwe: [288, 863],
    owasp: 'API1:2023',
  },
  'verified-closed': {
    title: 'The running app refuses where reasoning saw no guard',
    severity: 'info',
    cwe: [],
    owasp: 'API1:2023',
  },
  'verified-header': {
    title: 'Some pages of the running app lack a header that others bear',
    severity: 'low',
    cwe: [693],
    owasp: 'API8:2023',
  },
  'verified-open': {
    title: 'The running app lets in where reasoning saw a guard',
    severity: 'critical',
    cwe: [862, 863],
    owasp: 'API1:2023',
  },
  'verified-policy': {
    title: 'The policy was seen in a browser to stop too much or too little',
    severity: 'medium',
    cwe: [693, 1021],
    owasp: 'API8:2023',
  },
} as const satisfies Record<string, MeasuredRule>

export type MeasuredRuleId = keyof typeof MEASURED_RULES
