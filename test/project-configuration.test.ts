import { describe, expect, it } from 'vitest'
import {
  ConfigurationError,
  EMPTY_CONFIGURATION,
  readConfiguration,
} from '../scripts/project/configuration.ts'
import { inProject } from './project-fixture.ts'

const FILE = 'clerk-security.config.json'
const WHOLE = {
  public: [{ endpoint: 'GET /api/health', reason: 'for the load balancer' }],
  guards: [{ module: 'lib/auth.ts', export: 'requireUser', kind: 'session' }],
  effects: [{ module: '@acme/log', export: 'log', effect: 'none' }],
  rules: { 'unguarded-route-handler': 'off', 'vulnerable-next': 'low' },
  answers: [{ question: 'q1', answer: 'yes', reason: 'seen', code: 'abc' }],
}

/** The message that refuses a configuration. */
async function refusal(configuration: unknown): Promise<string> {
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration)
  return await inProject({ [FILE]: text }, project => {
    try {
      readConfiguration(project)
    } catch (error) {
      if (error instanceof ConfigurationError) return error.message
      throw error
    }
    return ''
  })
}

describe('the configuration', () => {
  it('is read from its file, or from its key in package.json; none is an empty one', async () => {
    expect(await inProject({ [FILE]: JSON.stringify(WHOLE) }, readConfiguration)).toEqual(WHOLE)
    const manifest = JSON.stringify({ name: 'x', 'clerk-security': WHOLE })
    expect(await inProject({ 'package.json': manifest }, readConfiguration)).toEqual(WHOLE)
    expect(await inProject({ 'package.json': '{}' }, readConfiguration)).toBe(EMPTY_CONFIGURATION)
  })

  it.each([
    [{ pubilc: [] }, 'public'],
    [{ Rules: {} }, 'rules'],
    [{ guard: [] }, 'guards'],
    [{ public: [{ endpoint: 'x', reason: 'y', resaon: 'z' }] }, 'reason'],
    [{ effects: [{ module: 'm', export: 'e', effect: 'none', efect: 'none' }] }, 'effect'],
  ])('refuses %j with a suggestion', async (configuration, meant) => {
    expect(await refusal(configuration)).toContain(`Did you mean "${meant}"?`)
  })

  it('names what may stand where an unknown key stands', async () => {
    expect(await refusal({ zzz: 1 })).toBe(
      `${FILE}: there is no key "zzz". Known keys: public, guards, effects, rules, answers.`,
    )
    expect(await refusal({ public: [{ endpoint: 'x', reason: 'y', who: 'z' }] })).toBe(
      `${FILE} at public.0: there is no key "who". Known keys: endpoint, reason.`,
    )
  })

  it('says where a value is not what is expected', async () => {
    expect(await refusal({ rules: { x: 'loud' } })).toContain('rules.x')
    expect(await refusal({ public: [{ endpoint: 'x' }] })).toContain('public.0.reason')
    expect(await refusal([])).toContain(FILE)
    expect(await refusal('{')).toBe(`${FILE} is not valid JSON: mend it, or remove it.`)
  })

  it('prints no control characters of a key', async () => {
    expect(await refusal({ '\u001B[2J': 1 })).not.toContain('\u001B')
  })
})
