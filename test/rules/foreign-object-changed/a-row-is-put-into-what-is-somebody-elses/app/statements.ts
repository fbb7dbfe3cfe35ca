'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '../lib/db'

async function organisation() {
  const { orgId } = await auth()
  if (!orgId) throw new Error('Choose an organisation first')
  return orgId
}

export async function listProperties() {
  return db.property.findMany({ where: { organizationId: await organisation() } })
}

export async function addStatement(input: { propertyId: string }) {
  const organizationId = await organisation()
  // ruleid: foreign-object-changed
  // ruleid: input-unchecked
  return db.statement.create({ data: { organizationId, propertyId: input.propertyId } })
}

export async function addStatementChecked(propertyId: string) {
  const organizationId = await organisation()
  const property = await db.property.findFirst({ where: { id: propertyId, organizationId } })
  if (!property) throw new Error('Not found')
  // ok: foreign-object-changed
  return db.statement.create({ data: { organizationId, propertyId: property.id } })
}

export async function addStatementOfOwn(propertyId: string) {
  const organizationId = await organisation()
  const property = await db.property.findUnique({ where: { id: propertyId } })
  if (property?.organizationId !== organizationId) throw new Error('Not found')
  // ok: foreign-object-changed
  return db.statement.create({ data: { organizationId, propertyId } })
}
