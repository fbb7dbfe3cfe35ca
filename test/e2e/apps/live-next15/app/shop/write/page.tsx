import { Review } from '../review'

export default function Write() {
  return <Review />
}
