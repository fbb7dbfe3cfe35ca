import { getAuth } from '@clerk/nextjs/server'
import type { GetServerSideProps } from 'next'
import { entriesOf } from '@/lib/entries'

type Props = { entries: string[] }

export const getServerSideProps: GetServerSideProps<Props> = async ({ req, query }) => {
	const { userId } = getAuth(req)
	const entries = await entriesOf(String(query.user ?? userId))
	return { props: { entries } }
}

export default function Entries({ entries }: Props) {
	return (
		<ul>
			{entries.map(entry => (
				<li key={entry}>{entry}</li>
			))}
		</ul>
	)
}
