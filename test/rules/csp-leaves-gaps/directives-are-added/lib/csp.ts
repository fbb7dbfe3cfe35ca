const own = { 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"] }

export const directives = { ...own, 'img-src': ['https://images.acme.example'] }
