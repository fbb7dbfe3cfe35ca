'use server'

import { allTeams, teamMates } from '@/data/people'
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

// ok: unguarded-server-action
export async function reloadTeams() {
  return allTeams()
}

// A page that shows some people is no reason to hand out the addresses of all.
// ruleid: unguarded-server-action
export async function mailTo(teamId: number) {
  return teamMates(teamId)
}
