'use client'

import { env } from '@/lib/env'

export const Map = () => <div data-key={env.NEXT_PUBLIC_MAP_KEY} />
