import { Component } from 'react'
import type { NextPageContext } from 'next'
import { db } from '../lib/db'

// ruleid: unguarded-page
export default class Leave extends Component {
  static async getInitialProps({ query }: NextPageContext) {
    await db.subscriber.delete({ where: { email: String(query.email) } })
    return {}
  }

  render() {
    return <p>Done</p>
  }
}
