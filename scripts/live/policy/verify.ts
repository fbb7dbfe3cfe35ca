import type { Probe } from '../../core/report.ts'
import { ISSUER } from '../app/environment.ts'
import { openBrowser } from '../browser.ts'
import type { Browser } from '../browser.ts'
import { NOTHING_MEASURED } from '../setting.ts'
import type { Measured, Seen, Setting } from '../setting.ts'
import { clerkFilesIn } from './clerk-files.ts'
import type { ClerkFiles } from './clerk-files.ts'
import { INJECTED, WAYS } from './injections.ts'
import type { Injected } from './injections.ts'
import { pagesWithPolicy } from './pages.ts'
import type { PageWithPolicy } from './pages.ts'
import { visit } from './visit.ts'
import type { Shown, Violation } from './visit.ts'

/** Where there is no clerk-js, the page is still looked at. */
const NO_FILES: ClerkFiles = { file: () => undefined, missing: () => [] }

/**
 * Whether a policy lets Clerk's interface render, and stops what is slipped into a page, only a browser shows: the
 * app's pages are opened in one, with clerk-js from the disk and Clerk's frontend API answered for by us.
 */
export async function verifyPolicy(setting: Setting): Promise<Measured> {
  const pages = await pagesWithPolicy(setting)
  const [first] = pages
  if (first === undefined) return NOTHING_MEASURED
  const unknown = (because: string): Measured => ({
    ...NOTHING_MEASURED,
    unknown: [{ what: 'verify: Content-Security-Policy', because }],
  })
  if (setting.made === null) return unknown('pages of another machine are opened in no browser')
  if (setting.browser === undefined)
    return unknown('there is no Chromium to open a page in: install it, or name it by CHROME_PATH')
  try {
    return await tried(setting, pages, first, await openBrowser(setting.browser))
  } catch (error) {
    return unknown(`the browser failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function tried(
  setting: Setting,
  pages: readonly PageWithPolicy[],
  first: PageWithPolicy,
  browser: Browser,
): Promise<Measured> {
  const clerk = clerkFilesIn(setting.clerkJs)
  const probes: Probe[] = []
  try {
    for (const page of pages) {
      setting.progress(`opening ${page.path} in Chromium`)
      const asked = {
        url: `${setting.origin}${page.path}`,
        clerk: clerk ?? NO_FILES,
        hasClerk: clerk !== undefined,
      }
      probes.push(...(await interfaceOf(browser, page, asked)))
      if (page === first) probes.push(...(await injectionsInto(browser, page, asked)))
    }
    return { probes, findings: findingsFrom(setting, first, probes), unknown: [] }
  } finally {
    await browser.close()
  }
}

interface Asked {
  url: string
  clerk: ClerkFiles
  hasClerk: boolean
}

const NO_CLERK_JS =
  'clerk-js is not in node_modules: install @clerk/clerk-js and @clerk/ui somewhere and name the folder by --clerk-js'

/** Does the form for signing in render, and is nothing stopped that the page itself wants? */
async function interfaceOf(browser: Browser, page: PageWithPolicy, asked: Asked): Promise<Probe[]> {
  const seen = await visit(browser, { ...asked, inject: null, withoutPolicy: false })
  const stopped = stoppedIn(seen)
  const signIn = await signInProbe(browser, page, asked, seen)
  const sure = stopped.length > 0 || signIn.verdict === 'pass'
  return [
    signIn,
    {
      ...probe(page, 'stops nothing of its own', 'nothing stopped'),
      got: stopped.length > 0 ? 'stopped' : sure ? 'nothing stopped' : 'unknown',
      verdict: stopped.length > 0 ? 'fail' : sure ? 'pass' : 'unknown',
      evidence: toldOf(seen),
    },
  ]
}

/** What a policy that only reports would stop is not stopped. */
function stoppedIn({ violations }: Shown): Violation[] {
  return violations.filter(({ disposition }) => disposition === 'enforce')
}

function toldOf(seen: Shown): string {
  const names = stoppedIn(seen).map(({ directive, blocked }) => `${directive} ${blocked.slice(0, 100)}`)
  return names.length === 0 ? 'nothing was stopped' : `stopped: ${[...new Set(names)].slice(0, 6).join(', ')}`
}

/** Where the form is not seen, the same page without its policy tells whether the policy is why. */
async function signInProbe(
  browser: Browser,
  page: PageWithPolicy,
  asked: Asked,
  seen: Shown,
): Promise<Probe> {
  const told = toldOf(seen)
  const base = probe(page, 'lets the sign-in render', 'rendered')
  // It may be drawn before Clerk was asked how people sign in, and then leads nowhere.
  const cutOff = stoppedIn(seen).some(({ blocked }) => blocked.startsWith(ISSUER))
  if (cutOff) return { ...base, got: 'stopped', verdict: 'fail', evidence: told }
  if (seen.signIn === 'rendered') return { ...base, got: 'rendered', verdict: 'pass', evidence: told }
  const unknown = (evidence: string): Probe => ({ ...base, got: 'unknown', verdict: 'unknown', evidence })
  if (!asked.hasClerk) return unknown(NO_CLERK_JS)
  const free = await visit(browser, { ...asked, inject: null, withoutPolicy: true })
  if (free.signIn === 'rendered')
    return { ...base, got: 'stopped', verdict: 'fail', evidence: `${told}; without the policy it renders` }
  const missing = asked.clerk.missing()
  return unknown(
    missing.length > 0
      ? `the page asks for ${missing.join(', ')}, which is not there: name a folder that has it by --clerk-js`
      : `it does not render without the policy either (${free.signIn})`,
  )
}

/** Is what somebody slips into the page stopped? */
async function injectionsInto(browser: Browser, page: PageWithPolicy, asked: Asked): Promise<Probe[]> {
  const inject = { nonce: page.nonce }
  const seen = await visit(browser, { ...asked, inject, withoutPolicy: false })
  const { ran, parsed } = seen
  return INJECTED.map((kind): Probe => {
    const base = probe(page, `stops an injected ${kind}`, 'stopped')
    const ways = kind === 'script' ? WAYS.filter(way => ran.has(way)) : ran.has(kind) ? [kind] : []
    if (ways.length > 0)
      return { ...base, got: 'ran', verdict: 'fail', evidence: `${TELLS[kind]} (${ways.join(', ')})` }
    const stopped = stoppedIn(seen).some(({ directive }) => STOPS[kind].test(directive))
    return parsed && stopped
      ? { ...base, got: 'stopped', verdict: 'pass', evidence: `stopped by ${page.policy.slice(0, 60)}…` }
      : {
          ...base,
          got: 'unknown',
          verdict: 'unknown',
          evidence: 'it did not run, and the browser does not say that the policy stopped it',
        }
  })
}

const TELLS: Record<Injected, string> = {
  script: 'it ran',
  frame: 'it was loaded',
  form: 'it was sent off',
}
const STOPS: Record<Injected, RegExp> = {
  script: /^script-src/,
  frame: /^(?:frame|child|default)-src/,
  form: /^form-action/,
}

function probe({ path, endpoint }: PageWithPolicy, what: string, expected: string) {
  const caller = 'anonymous' as const
  return { id: `${path} policy ${what}`, endpoint: endpoint.id, caller, expected }
}

/** A policy stands in one place: what fails on its pages is told once. */
function findingsFrom({ subject }: Setting, first: PageWithPolicy, probes: readonly Probe[]): Seen[] {
  const middleware = subject.targets.find(({ endpoint }) => endpoint.kind === 'middleware')?.endpoint
  const { file, line } = middleware ?? first.endpoint
  const failed = probes.filter(({ verdict }) => verdict === 'fail')
  const of = (pattern: RegExp): Probe[] => failed.filter(({ id }) => pattern.test(id))
  const [renders, own, injected] = [
    of(/ policy lets /),
    of(/ policy stops nothing /),
    of(/ policy stops an /),
  ]
  const base = { ruleId: 'verified-policy' as const, confidence: 'high' as const, file, line }
  const proof = (all: readonly Probe[]): string =>
    all.map(({ id, evidence }) => `${id}: ${evidence}`).join('; ')
  const findings: Seen[] = []
  if (renders.length > 0)
    findings.push({
      ...base,
      severity: 'medium',
      message: `The policy keeps Clerk's sign-in from rendering in a browser (${proof(renders)}).`,
      attack: 'Finds the policy switched off because users could not sign in.',
    })
  else if (own.length > 0)
    findings.push({
      ...base,
      severity: 'low',
      message: `The policy stops what the pages themselves load (${proof(own)}).`,
      attack: 'Finds the policy switched off because pages did not work.',
    })
  if (injected.length > 0)
    findings.push({
      ...base,
      severity: injected.some(({ id }) => id.endsWith('script')) && first.forbidsInline ? 'high' : 'low',
      message: `The policy does not stop what is slipped into a page (${proof(injected)}).`,
      attack: 'Writes markup into what the app shows, and has it run in the session of whoever looks at it.',
    })
  return findings
}
