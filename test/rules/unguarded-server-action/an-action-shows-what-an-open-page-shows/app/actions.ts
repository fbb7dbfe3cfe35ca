'use server'

import { listOrders, listProducts } from '@/data/products'

// ok: unguarded-server-action
export async function loadMore() {
  return listProducts()
}

// ruleid: unguarded-server-action
export async function loadOrders() {
  return listOrders()
}

// ok: unguarded-server-action
export async function setTheme(theme: 'dark' | 'light') {
  return { theme }
}
