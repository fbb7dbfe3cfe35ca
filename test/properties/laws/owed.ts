/**
 * Laws that are known not to hold for a fixture yet, by the law's name. As with `todook`, a debt that is paid must be
 * struck off: the test fails where a law holds here. Most are of rules that read a call as it is written (its name, its
 * place in the file, the sender that its module speaks of) rather than ask the model for it.
 */
export const OWED: Readonly<Record<string, readonly string[]>> = {
  // `(_a = kept.prisma) !== null && _a !== void 0 ? _a : new Client()` is not seen to be the client.
  'types are stripped and optional chains compiled away': [
    'open-redirect/anywhere-the-link-says',
    'unawaited-auth/a-promise-is-tested-or-read',
    'unawaited-auth/protect-is-not-waited-for',
    'undefined-filter/an-organisation-that-is-not-there',
    'unguarded-api-route/keys-and-other-sessions-guard-too',
    'unguarded-hono-route/apps-from-factories-loops-and-conditions',
    'unguarded-page/what-runs-beside-a-guarded-page',
    'unguarded-route-handler/a-handler-writes-for-anybody',
    'unguarded-route-handler/a-hashed-api-key-finds-its-owner',
    'unguarded-route-handler/an-arrow-hands-the-answer-on',
    'unguarded-route-handler/the-guard-comes-after-the-effect',
    'unguarded-route-handler/the-row-says-whose-it-is',
    'unguarded-server-action/a-module-of-actions-asks-in-some',
    'unguarded-server-action/a-switch-and-a-loop-around-the-guard',
    'unguarded-server-action/an-action-given-as-a-prop-or-bound',
    'unguarded-server-action/clients-hand-the-context-over-in-their-version',
    'unguarded-server-action/one-page-is-open-to-all',
    'webhook-event-undefined/the-verified-text-is-parsed',
    'webhook-repeats-on-redelivery/twice-delivered-is-twice-done',
    'webhook-secret-guessable/something-stands-in-for-the-secret',
    'webhook-verified-after-effect/the-delivery-is-kept-first',
    'webhook-without-verification/svix-checks-the-bytes',
  ],
  'plain strings stand in backticks': [
    'machine-token-unchecked/any-key-opens-it',
    'unguarded-api-route/keys-and-other-sessions-guard-too',
    'unguarded-hono-route/described-routes-webhooks-and-what-cannot-be-told',
    'webhook-error-disclosed/the-answer-says-what-went-wrong',
  ],
  'comments stand in odd places': [
    'env-name-nobody-reads/the-webhook-helper-reads-another-name',
    'middleware-not-run/a-part-of-one-that-runs',
    'webhook-signature-checked-by-hand/in-constant-time-and-not-for-ever',
    'webhook-without-verification/the-failed-check-stops-nothing',
  ],
  'variables and parameters have other names': [
    'reverification-misused/asked-and-not-heeded',
    'session-token-leaked/read-by-others',
    'system-permission-asked/no-token-holds-it',
  ],
  'a module is imported as a namespace': [
    'reverification-misused/only-the-browser-asks',
    'unguarded-hono-route/a-middleware-guards-what-is-registered-after-it',
  ],
  'exports stand in a list at the end, under another name': ['mass-assignment/names-are-listed-or-parsed'],
  'the handler is wrapped by a function that calls it': [
    'undefined-filter/the-value-is-asked-for-first',
    'unguarded-api-route/version-four-and-its-helpers',
  ],
  'the work is done by an async function called at once': [
    'undefined-filter/the-value-is-asked-for-first',
    'unguarded-api-route/version-four-and-its-helpers',
  ],
  'a condition is said in another way': ['unsafe-metadata-trusted/roles-that-users-give-themselves'],
  'an if is a switch': [
    'unsafe-metadata-trusted/what-only-the-user-cares-about',
    'webhook-without-verification/a-secret-that-may-be-missing',
    'webhook-without-verification/the-check-runs-in-production-only',
  ],
  'literals are as const': [
    'open-redirect/anywhere-the-link-says',
    'reverification-misused/only-the-browser-asks',
  ],
  'members that are read are named in brackets': [
    'session-token-leaked/read-by-others',
    'webhook-signature-checked-by-hand/in-constant-time-and-not-for-ever',
    'webhook-without-verification/a-secret-that-may-be-missing',
  ],
  'what is returned has a name, or is awaited': ['undefined-filter/the-value-is-asked-for-first'],
  "the app's own modules are imported through a barrel": ['reverification-misused/only-the-browser-asks'],
  "the app's own modules are handed on by name": ['reverification-misused/only-the-browser-asks'],
  'a barrel imports and exports again': [
    'env-name-nobody-reads/the-webhook-helper-reads-another-name',
    'reverification-misused/asked-and-not-heeded',
    'reverification-misused/only-the-browser-asks',
    'session-token-leaked/read-by-others',
    'system-permission-asked/no-token-holds-it',
    'webhook-without-verification/the-failed-check-stops-nothing',
  ],
  'packages are imported through a module of the app': [
    'env-name-nobody-reads/the-webhook-helper-reads-another-name',
    'reverification-misused/asked-and-not-heeded',
    'session-token-leaked/read-by-others',
    'system-permission-asked/no-token-holds-it',
    'webhook-without-verification/the-failed-check-stops-nothing',
  ],
  'the handler stands in another file and is exported again': [
    'env-name-nobody-reads/the-webhook-helper-reads-another-name',
    'unguarded-orpc-procedure/procedures-behind-a-route-handler',
    'unguarded-page/page-data-of-the-pages-router',
    'webhook-payload-logged/the-event-stands-in-the-log',
    'webhook-secret-guessable/something-stands-in-for-the-secret',
    'webhook-trusts-unsafe-metadata/rights-come-from-the-browser',
    'webhook-verified-after-effect/the-delivery-is-kept-first',
    'webhook-without-verification/the-failed-check-stops-nothing',
  ],
  'functions stand in another order': ['foreign-object-changed/the-id-of-the-request-is-enough'],
  'the guard stands in a helper in another file': ['machine-token-unchecked/kind-or-scopes-are-asked'],
  'the guard is taken away': ['middleware-not-run/endings-that-do: page /welcome'],
  'the guard stands where nothing ever comes': ['middleware-not-run/endings-that-do: page /welcome'],
  'its exception is swallowed': ['middleware-not-run/endings-that-do: page /welcome'],
  'the guard stands in a function that nobody calls': ['middleware-not-run/endings-that-do: page /welcome'],
  'the guard stands in an async function that nobody waits for': [
    'middleware-not-run/endings-that-do: page /welcome',
  ],
  'the guard is not awaited': [
    'middleware-not-run/endings-that-do: page /welcome',
    'unguarded-orpc-procedure/procedures-behind-a-route-handler: action app/actions.ts#create',
    'unguarded-trpc-procedure/procedures-called-on-the-server: action app/actions.ts#createNote',
  ],
}
