export { archiveTeam, membersOf, rename } from './teams'
