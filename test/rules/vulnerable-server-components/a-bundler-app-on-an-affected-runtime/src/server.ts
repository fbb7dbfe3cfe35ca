import { renderRSC } from '@parcel/rsc/node'

export const render = renderRSC
