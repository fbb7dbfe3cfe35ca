/** What Clerk's frontend API answers a visitor who has no session, as far as clerk-js reads it. */
export interface Answered {
  status: number
  type: string
  body: string
}

const JSON_TYPE = 'application/json'

/**
 * Stands in for the frontend API of an instance where people sign in by a code to their address (shapes:
 * @clerk/shared `types`, EnvironmentJSON and ClientJSON). Nothing is ever signed in by it.
 * @param path without the query: `/v1/environment`
 */
export function frontendApi(path: string): Answered {
  const found = ANSWERS.find(([pattern]) => pattern.test(path))?.[1]
  return found === undefined
    ? { status: 404, type: JSON_TYPE, body: JSON.stringify({ errors: [{ code: 'resource_not_found' }] }) }
    : { status: 200, type: JSON_TYPE, body: JSON.stringify(found) }
}

const CLIENT = {
  object: 'client',
  id: 'client_verify',
  sessions: [],
  sign_in: null,
  sign_up: null,
  last_active_session_id: null,
  last_authentication_strategy: null,
  cookie_expires_at: null,
  captcha_bypass: false,
  created_at: 1_700_000_000_000,
  updated_at: 1_700_000_000_000,
}

function attribute(enabled: boolean) {
  return {
    enabled,
    required: enabled,
    used_for_first_factor: enabled,
    first_factors: enabled ? ['email_code'] : [],
    used_for_second_factor: false,
    second_factors: [],
    verifications: enabled ? ['email_code'] : [],
    verify_at_sign_up: enabled,
  }
}

const OTHERS = [
  'phone_number',
  'username',
  'web3_wallet',
  'first_name',
  'last_name',
  'password',
  'authenticator_app',
  'backup_code',
  'passkey',
]

const USER_SETTINGS = {
  attributes: {
    email_address: attribute(true),
    ...Object.fromEntries(OTHERS.map(name => [name, attribute(false)])),
  },
  actions: { delete_self: false, create_organization: false },
  social: {},
  saml: { enabled: false },
  enterprise_sso: { enabled: false },
  sign_in: { second_factor: { required: false } },
  sign_up: {
    custom_action_required: false,
    progressive: true,
    captcha_enabled: false,
    disable_hibp: false,
    mode: 'public',
    mfa: { required: false },
  },
  restrictions: { allowlist: { enabled: false }, blocklist: { enabled: false } },
  password_settings: { allowed_special_characters: '', max_length: 72, min_length: 8, disable_hibp: true },
  passkey_settings: { allow_autofill: false, show_sign_in_button: false },
  attack_protection: { enumeration_protection: { enabled: false } },
}

const THEME = {
  buttons: { font_color: '#ffffff', font_family: 'sans-serif', font_weight: '600' },
  general: {
    color: '#6c47ff',
    padding: '1em',
    box_shadow: 'none',
    font_color: '#151515',
    font_family: 'sans-serif',
    border_radius: '0.5em',
    background_color: '#ffffff',
    label_font_weight: '600',
  },
  accounts: { background_color: '#ffffff' },
}

const ENVIRONMENT = {
  object: 'environment',
  id: 'env_verify',
  maintenance_mode: false,
  auth_config: {
    object: 'auth_config',
    id: 'aac_verify',
    single_session_mode: true,
    claimed_at: null,
    reverification: true,
  },
  display_config: {
    object: 'display_config',
    id: 'display_config_verify',
    instance_environment_type: 'development',
    application_name: 'Verify',
    theme: THEME,
    preferred_sign_in_strategy: 'otp',
    logo_image_url: '',
    favicon_image_url: '',
    home_url: '/',
    sign_in_url: '/sign-in',
    sign_up_url: '/sign-up',
    after_sign_in_url: '/',
    after_sign_up_url: '/',
    after_sign_out_one_url: '/',
    after_sign_out_all_url: '/',
    branded: true,
    captcha_public_key: null,
    support_email: '',
  },
  organization_settings: {
    enabled: false,
    max_allowed_memberships: 5,
    force_organization_selection: false,
    actions: { admin_delete: false },
    domains: { enabled: false, enrollment_modes: [], default_role: null },
    slug: { disabled: true },
    organization_creation_defaults: { enabled: false },
  },
  user_settings: USER_SETTINGS,
  commerce_settings: {
    object: 'commerce_settings',
    id: 'commerce_settings_verify',
    billing: {
      user: { enabled: false, has_paid_plans: false },
      organization: { enabled: false, has_paid_plans: false },
      stripe_publishable_key: '',
    },
  },
  api_keys_settings: { enabled: false },
}

const ANSWERS: readonly (readonly [RegExp, unknown])[] = [
  [/^\/v1\/environment\/?$/, ENVIRONMENT],
  [/^\/v1\/client\/?$/, { response: CLIENT, client: null }],
  [/^\/v1\/dev_browser\/?$/, { id: 'dvb_verify' }],
]
