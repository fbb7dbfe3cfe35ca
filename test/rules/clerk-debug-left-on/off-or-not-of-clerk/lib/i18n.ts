import { createInstance } from 'i18next'

// ok: clerk-debug-left-on
export const i18n = createInstance({ debug: true, lng: 'en' })
