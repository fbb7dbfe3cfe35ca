import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";

// Everything but the front page and what our own cron calls.
const isPublic = createRouteMatcher(["/", "/sign-in(.*)", "/api/webhooks(.*)", "/api(.*)"]);

export default clerkMiddleware(async (auth, request) => {
  if (!isPublic(request)) {
    await auth.protect();
  }
});

export const config = {
  matcher: ["/((?!_next|[^?]*\\.(?:css|js|png|svg|ico)).*)", "/(api|trpc)(.*)"],
};
