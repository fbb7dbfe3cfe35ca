import { verbose } from './flags'

export const clerkOptions = { authorizedParties: ['https://app.acme.example'], debug: verbose }
