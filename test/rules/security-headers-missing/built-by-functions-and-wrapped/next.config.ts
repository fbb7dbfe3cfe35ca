import createNextIntlPlugin from 'next-intl/plugin'
import { securityHeaders } from './config/security'

const withNextIntl = createNextIntlPlugin()

// ok: security-headers-missing
export default withNextIntl({
  poweredByHeader: false,
  headers: () => Promise.resolve([{ source: '/(.*)', headers: securityHeaders('https://clerk.acme.example') }]),
})
