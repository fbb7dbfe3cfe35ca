export const options = { authorizedParties: ['https://app.acme.example'] }
