/* Written by `npm run emit` from the server's routes. */
export interface paths {
    "/api/v1/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of the house */
        get: operations["getHouse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the owner with the one-time address printed at start */
        post: operations["claimHouse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and in which productions they work */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the manual clock (development and tests only) */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/house/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Open a house that was restored from a backup */
        delete: operations["unsealHouse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listProductions"];
        put?: never;
        post: operations["startProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeProduction"];
        trace?: never;
    };
    "/api/v1/productions/{production}/shooting-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listShootingDays"];
        put?: never;
        post: operations["addShootingDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/scenes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listScenes"];
        put?: never;
        post: operations["addScene"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenes/{scene}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeScene"];
        trace?: never;
    };
    "/api/v1/productions/{production}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch: operations["changeRole"];
        trace?: never;
    };
    "/api/v1/invitation-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation-slips/{token}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reset-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readReset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reset-slips/{token}/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listKeys"];
        put?: never;
        post: operations["makeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/{work}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWork"];
        put?: never;
        post?: never;
        delete: operations["cancelWork"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/{work}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a step once more that failed or was cancelled */
        post: operations["tryWorkAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/{work}/hand-ons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the worker go that has a step, so that another one takes it */
        post: operations["handWorkOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a door slip is for; its purpose has routes of its own */
        get: operations["readSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProgress"];
        put: operations["tellProgress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/made-viewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See front of house as somebody made up, from the next page on */
        post: operations["viewAs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/made-viewer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readViewAs"];
        put?: never;
        post?: never;
        delete: operations["stopViewAs"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInboxes"];
        put?: never;
        post: operations["openInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["closeInbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readInboxSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox-slips/{token}/receipts/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readUploadReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipt-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readReceiptSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipt-slips/{token}/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deleteByReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/upload-room": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readUploadRoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readAsset"];
        put?: never;
        post?: never;
        delete: operations["deleteAsset"];
        options?: never;
        head?: never;
        patch: operations["changeAsset"];
        trace?: never;
    };
    "/api/v1/assets/{asset}/preparations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["prepareAssetAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say on which day, of which scenes and for what many assets are. All or none; twice is once */
        patch: operations["changeAssets"];
        trace?: never;
    };
    "/api/v1/productions/{production}/asset-deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete many assets for good, one after the other; says of each what came of it */
        post: operations["deleteAssets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/clean-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The clean copies of many assets in one ZIP; what is missing is named in it */
        post: operations["saveCleanCopies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/processing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is being made of the footage, how far it is, and what waits and why; of one asset every step */
        get: operations["readProcessing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/playlists/{playlist}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A play list of a film (HTTP Live Streaming), which grows while the film is prepared */
        get: operations["readPlaylist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/renditions/{rendition}/{piece}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the bytes of a piece of a rendition lie now */
        get: operations["findRenditionPiece"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readDocumentPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/heard-track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose which sound track speaks for an asset; cuts that were made keep theirs */
        put: operations["hearTrack"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/storyboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Small pictures of a film over its length, for a preview over the seek bar */
        get: operations["readStoryboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what is kept, what may be, and what is not; null takes a mark away. All or none; twice is once */
        put: operations["triageAssets"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/markers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The markers of an asset, in the order of its time */
        get: operations["listMarkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/markers.edl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The markers of an asset as an edit decision list (CMX 3600) that DaVinci Resolve reads as markers */
        get: operations["exportMarkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/markers/{marker}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a marker under an id of your own, or write it anew; one that was removed is there again */
        put: operations["putMarker"];
        post?: never;
        delete: operations["removeMarker"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/unreadable-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in and cannot be shown, newest first: kept as it arrived, with the reason */
        get: operations["listUnreadableFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/dailies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in, by shooting day, newest first, each with the answer to its question */
        get: operations["listDailies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/dailies-overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much came in on each day, and how much bears each mark and each verdict; counted as far as is told */
        get: operations["readDailiesOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything held, by the act that would free most, each asked of the doorkeeper anew; and what the clock changes next */
        get: operations["getBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would come of something, without doing it: nothing is written, not even to the log */
        post: operations["simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSubjects"];
        put?: never;
        post: operations["addSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Name a person, or say that a face is somebody known (`sameAs`), or change what is known of a subject */
        patch: operations["changeSubject"];
        trace?: never;
    };
    "/api/v1/subjects/{subject}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide that a subject needs no grant for some uses; no uses take the decision back */
        post: operations["decideNeedsNone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/appearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who and what is seen or heard in an asset, in the order in which they appear, page by page */
        get: operations["listAppearances"];
        put?: never;
        post: operations["markAppearance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appearances/{appearance}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeAppearance"];
        options?: never;
        head?: never;
        patch: operations["changeAppearance"];
        trace?: never;
    };
    "/api/v1/productions/{production}/cast-lists/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say line by line what taking a cast list or call sheet would do */
        post: operations["previewCastList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/cast-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a cast list or call sheet; taken twice it changes nothing the second time */
        post: operations["takeCastList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReleaseForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{subject}/release-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draft a release form and send it by door slip; the link is shown this once */
        post: operations["askToSign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-forms/{form}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendReleaseForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-forms/{form}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawReleaseForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-forms/{form}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask its signer to sign the same again, from where it ends */
        post: operations["askToExtend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-forms/{form}/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who it was that signed at a sheet on set */
        post: operations["recogniseSigner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-forms/{form}/copy.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFormCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a release form by its door slip; reading changes nothing but is logged, once a day */
        get: operations["openReleaseSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signReleaseForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawBySlip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSignersCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}/copy.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSignersPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the production about a form; it ends nothing by itself */
        post: operations["writeToProduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReleaseTemplates"];
        put?: never;
        /** Keep an own wording as its next version; forms drafted before keep their text */
        post: operations["writeReleaseTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-templates/{template}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readReleaseTemplate"];
        put?: never;
        post?: never;
        /** Go back to the wording of the house */
        delete: operations["dropReleaseTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-templates/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a wording as a form, with its fields filled by example; nothing is kept */
        post: operations["previewReleaseTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a photograph or scan of a paper; it waits a day for the form it belongs to */
        post: operations["keepScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{scan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{subject}/paper-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a form that was signed on paper, with pictures of it */
        post: operations["recordPaperForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/set-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSetSheets"];
        put?: never;
        /** Lay out a sheet that any number of people sign, one after the other */
        post: operations["openSetSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/set-sheets/{sheet}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["linkToSetSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/set-sheets/{sheet}/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["closeSetSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["openSheetSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-slips/{token}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOnSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-form-lists/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say line by line what taking a list of release forms over would do */
        post: operations["previewFormList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-form-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a list of release forms over, whole or not at all */
        post: operations["takeFormList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/release-forms.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportReleaseForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/form-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readFormReminders"];
        put: operations["changeFormReminders"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/release-metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The release fields of IPTC and PLUS for an asset: by its forms now, and by what its file says */
        get: operations["readReleaseMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/release-metadata.xmp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReleaseSidecar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/policy.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every signed grant and every prohibition as one ODRL 2.2 policy */
        get: operations["exportPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/embargoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEmbargoes"];
        put?: never;
        post: operations["beginEmbargo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embargoes/{embargo}/liftings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter the word of one who may lift it; only the named count where any are named */
        post: operations["liftEmbargo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embargoes/{embargo}/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say by name that it does not reach one asset, or one version of a cut, that was out before */
        post: operations["exemptFromEmbargo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embargoes/{embargo}/ahead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say by name that material may be placed with a platform before its moment */
        post: operations["allowAhead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/prohibitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listProhibitions"];
        put?: never;
        /** Record what a contract forbids: an exclusivity sold to others, or a plain never */
        post: operations["recordProhibition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prohibitions/{prohibition}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a prohibition, by name */
        post: operations["endProhibition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/holdbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listHoldbacks"];
        put?: never;
        /** Let one destination wait for the real publication of the same cut in another */
        post: operations["recordHoldback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holdbacks/{holdback}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a holdback, by name */
        post: operations["endHoldback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/ndas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNdas"];
        put?: never;
        /** Record that nothing may go through the own outlets of a contributor until a moment */
        post: operations["recordNda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ndas/{nda}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an agreement, by name */
        post: operations["endNda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/crowd-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCrowdNotices"];
        put?: never;
        /** Record a notice posted where and when a crowd was filmed: it covers who is unnamed in the background */
        post: operations["postCrowdNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crowd-notices/{notice}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a crowd notice, by name: it covers nobody any more */
        post: operations["endCrowdNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/story-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addStoryPoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/story-points/{point}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["dropStoryPoint"];
        options?: never;
        head?: never;
        patch: operations["changeStoryPoint"];
        trace?: never;
    };
    "/api/v1/productions/{production}/premieres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say or move a premiere: one of each unit of the work in each territory */
        post: operations["setPremiere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/premieres/{premiere}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["dropPremiere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/story.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/scenes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportScenes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/story-tables/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what taking a table of points over would change, and what is wrong in it */
        post: operations["previewStoryTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/story-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a table of points over, whole or not at all */
        post: operations["takeStoryTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/scene-tables/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what taking a table of scenes over would change, and what is wrong in it */
        post: operations["previewSceneTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/scene-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a table of scenes over, whole or not at all */
        post: operations["takeSceneTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/rule-effects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each rule holds today, and what each crowd notice reaches */
        get: operations["readRuleEffects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readAssetFacts"];
        /** Say where an asset was made and whose contribution it is; what is left out stays */
        put: operations["describeAsset"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAssetExposure"];
        put: operations["setAssetExposure"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exposures/{exposure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExposure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exposures/{exposure}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge an exposure now; with other words than its own, only say what would come of it */
        post: operations["askForVerdict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/clearance-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getClearanceSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeClearanceSettings"];
        trace?: never;
    };
    "/api/v1/productions/{production}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/log.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/log/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove the log whole, from its first entry to its last */
        post: operations["verifyLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/world": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the verdicts of a production rest on, and its open exposures, in one document */
        get: operations["exportWorld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a world document into a production that has no evidence yet: all of it, or nothing */
        post: operations["importWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/evidence-flaws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What in the evidence was likely not meant, and how the law answers it */
        get: operations["listEvidenceFlaws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exposures/{exposure}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verdict with everything under it: papers, decisions, log entries, when it turns and what it was */
        get: operations["readCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{subject}/kill-rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person may refuse, what of it is left, every round, and who may speak for them */
        get: operations["listKillRights"];
        put?: never;
        post: operations["setKillRight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kill-rights/{right}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Correct a right to what the contract says; every count follows, and no kill is undone */
        put: operations["changeKillRight"];
        post?: never;
        delete: operations["endKillRight"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subjects/{subject}/delegates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["nameDelegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegates/{delegate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["endDelegate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-rounds/{round}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask somebody else in an open round, such as a new rep; its window stays as it is */
        post: operations["askAnotherInRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/kills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of an asset is dead by a kill right, by whom and since when */
        get: operations["listKillsOnAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-proofs/{decision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof of a decision: what was shown, to whom, what they said, and the log entries that hold it */
        get: operations["proveApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/round-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one is asked to approve; reading changes nothing but is logged, once a day */
        get: operations["openRoundSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/round-slips/{token}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep answers that are not sent yet, to go on where one stopped */
        post: operations["keepRoundDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/round-slips/{token}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send what one decided; kills past the allowance are not taken, and said */
        post: operations["sayRoundWords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/face-setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFaceSetting"];
        /** Propose boxes around faces, or not: it finds faces and never says whose; off deletes every proposal */
        put: operations["switchFaceProposals"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/face-searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for faces in it and propose a box for each that no mark holds already */
        post: operations["searchForFaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/face-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose faces: those of an answer taken back, or what a detector of your own found */
        post: operations["proposeFaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/face-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who proposed faces are, bystanders, somebody unknown, or no faces; answered proposals are deleted */
        post: operations["answerFaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/face-proposals/{proposal}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the box of a proposal holds, cut for this one look and kept nowhere */
        get: operations["getFaceProposalPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/marking-desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to offer first, shots, what was taken before, who has looked, and boxes that follow */
        get: operations["getMarkingDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/copied-appearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark everybody of the asset taken before it, as unsure */
        post: operations["markSameAsLast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make unsure marks sure: all of them, or those named */
        post: operations["confirmMarks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/bystanders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark everybody nobody can name as one crowd in the background */
        post: operations["markBystanders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that it was looked at from end to end, and whoever is in it is marked */
        put: operations["markLookedAt"];
        post?: never;
        delete: operations["takeLookBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset}/shots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find where its shots begin */
        post: operations["findShots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appearances/{appearance}/trackings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a box drawn at a moment through the picture; it follows a place and never knows who it is */
        post: operations["trackBox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackings/{tracking}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back what following a box did to its mark */
        delete: operations["takeTrackingBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/cuts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCuts"];
        put?: never;
        /** Begin a cut of one asset with the sound that speaks for it; without a range it takes the whole of it */
        post: operations["makeCut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readCut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edit a cut: the next version */
        patch: operations["changeCut"];
        trace?: never;
    };
    "/api/v1/cuts/{cut}/verdict-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the edits that the doorkeeper asks for */
        post: operations["takeVerdictEdits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}/siblings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A cut of the same material in another shape, or ending earlier, and its render begun */
        post: operations["makeSibling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}/renders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Render the present version, once */
        post: operations["renderCut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The E&O clearance report of a cut */
        get: operations["reportOnCut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The E&O clearance report of a production: every cut and asset that the doorkeeper is asked about */
        get: operations["reportOnProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listApprovals"];
        put?: never;
        post: operations["askForApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}/approval-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask everybody who was asked about an earlier version about the present one */
        post: operations["askSameAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-slips/{token}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kill-rights/{right}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a person and their delegates about new material; until they answer, or silence does, it is held */
        post: operations["openReviewRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPublications"];
        put?: never;
        /** Schedule a rendered cut for the own page; refused unless it is cleared for that moment */
        post: operations["schedulePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/preflights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What scheduling would meet; nothing is saved */
        post: operations["preflight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPublication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move it, or change its words, before it opens */
        patch: operations["changePublication"];
        trace?: never;
    };
    "/api/v1/publications/{publication}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/kits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a kit for one person; its link is shown this once */
        post: operations["makeKit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/calendar-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readCalendarSettings"];
        put: operations["changeCalendarSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/platform-publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a post at a connected account on the calendar; refused unless the platform takes it and it is cleared */
        post: operations["schedulePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/platform-preflights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What scheduling a post would meet; nothing is saved */
        post: operations["preflightPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a post is on its way, and what its platform last said */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the platform now; nothing is sent again by it */
        post: operations["lookAtPlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the copy of the film once more that could not be made */
        post: operations["makeCopyAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of a call whose answer never came, as seen at the platform */
        post: operations["sayOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/composing-aids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is at hand while posts are written: usual hashtags, and whom words may mention by which account */
        get: operations["readComposingAids"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/usual-hashtags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["keepUsualHashtags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/person-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the account by which somebody agreed to be mentioned at a platform */
        post: operations["keepPersonAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/person-accounts/{personAccount}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget it; posts that wait and still mention it are counted */
        delete: operations["dropPersonAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the platform takes of an account now: asked of it, for writing a post */
        get: operations["readAccountLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/key-art": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readKeyArt"];
        /** Put a still at the head of the own page: an exit, judged and watched */
        put: operations["chooseKeyArt"];
        post?: never;
        /** Take key art off the own page; whoever may recall may */
        delete: operations["removeKeyArt"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kit-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A kit as its holder finds it; before it opens, only when it will */
        get: operations["readKitSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kit-slips/{token}/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the film: an exit, judged and logged */
        post: operations["handOverKit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kit-slips/{token}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say where the kit was posted, and that the post discloses what it must */
        post: operations["linkKit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a publication, and everything else of its cut, back from everywhere */
        post: operations["recallPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRecalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recalls/{recall}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRecall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recall-lines/{line}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What shows that a place has given back; where the house can look, the look decides */
        post: operations["keepRecallEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recall-lines/{line}/surrenders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that no more is done for a place, and why */
        post: operations["giveUpRecallLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recall-papers/{paper}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture that somebody brought as evidence */
        get: operations["getRecallPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cuts/{cut}/recall-drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRecallDrills"];
        put?: never;
        /** Rehearse the recall of a cut: in a transaction that is rolled back, and against emulators */
        post: operations["drillRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recall-drills/{drill}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRecallDrill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/release-slips/{token}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back because the holder of this slip withdrew */
        get: operations["listRecallsOfReleaseSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-slips/{token}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back because the cut was refused by this slip */
        get: operations["listRecallsOfApprovalSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/round-slips/{token}/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back because of what was killed by this slip */
        get: operations["listRecallsOfRoundSlip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recalls/{recall}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger as counsel keeps it, signed; checked without the house */
        get: operations["getRecallReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recalls/{recall}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRecallReportPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/whereabouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has already left, of a cut, an asset, a person or a scene: before anything is called back */
        get: operations["readWhereabouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/whereabouts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportWhereabouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/embargo-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEmbargoProofs"];
        put?: never;
        /** Try every address of it as people who may not see it; the answer is signed when it is there */
        post: operations["proveEmbargo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embargo-proofs/{proof}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEmbargoProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/proof-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProofKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sightings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what somebody made up sees of front of house, and why or why not */
        get: operations["listSightings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/fediverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a production’s own outlets stand: its handle, what went out, whom it blocks, its podcast feed */
        get: operations["getFediverse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who follows a production from other servers, latest first */
        get: operations["listFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/blocked-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block a server: it follows nobody here, gets nothing and says nothing */
        post: operations["blockServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/blocked-servers/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block a server no longer; whoever followed from there follows anew */
        post: operations["letServerBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/blocked-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block one person of another server: they do not follow, and say nothing here */
        post: operations["blockPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/blocked-people/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Block a person no longer; if they followed they follow anew */
        post: operations["letPersonBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what others wrote under posts of a production at platforms, latest come first */
        get: operations["listReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/replies/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that replies have been read, for the whole crew */
        post: operations["markRepliesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{reply}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a comment as the account, at once and once
         * @description An answer is a publication of its own under the post: its call is written down before it is made, what became of a lost one is found out by a look, and it is called back with the post or by itself.
         */
        post: operations["answerReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{reply}/dealing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say who is at a comment, and whether anything is left to do about it */
        put: operations["dealWithReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/echoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say how posts that are out at platforms were found there last: standing, figures, changed words */
        get: operations["listEchoes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kit-slips/{token}/saved-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring what one saved of one’s own post from its platform, to be compared with the cut
         * @description A film or a picture of at most 104857600 bytes. It shows what somebody has, not what stands at the platform, so it verifies nothing.
         */
        post: operations["bringSavedPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/saved-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring what was saved of the post of a kit’s holder, to be compared with the cut
         * @description A film or a picture of at most 104857600 bytes. It shows what somebody has, not what stands at the platform, so it verifies nothing.
         */
        post: operations["bringSavedPostOfKit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kit-slips/{token}/showings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one’s own post be shown on the production’s page, or take that back at once */
        post: operations["chooseShowing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{publication}/showing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the post of a kit’s holder off the production’s page; only they put it back */
        delete: operations["endShowing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/shared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts that people of the production made themselves and let be shown */
        get: operations["listSharedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPublicProductions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPublicProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/posts/{post}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/posts/{post}/captions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCaptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/posts/{post}/chapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChapters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPublicPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPublicPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/crafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPublicCrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getJourney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["searchProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPublicAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getEmbed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The platforms that accounts can be connected at, and what each of them lets an application do */
        get: operations["listConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/account-doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to connect an account: where the person is sent to give permission */
        post: operations["openAccountDoor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a platform sends people back to; it leads on to the page of accounts */
        get: operations["comeBackFromPlatform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of a production at platforms, and how each of them stands */
        get: operations["listPlatformAccounts"];
        put?: never;
        /** Connect an account by words such as an app password, or switch on a place of the house’s own */
        post: operations["connectPlatformAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-choices/{choice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that one permission opened, of which those meant are still to be said */
        get: operations["readAccountChoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-choices/{choice}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect those of them that are meant; the others are forgotten */
        post: operations["choosePlatformAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look now whether an account would do its work */
        post: operations["lookAtPlatformAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say of an account what its platform does not tell; each is kept where the platform has it */
        patch: operations["changePlatformAccount"];
        trace?: never;
    };
    "/api/v1/accounts/{account}/disconnections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account go: its token is forgotten, and what waits for it is told */
        post: operations["disconnectPlatformAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applications of this house at platforms, without their secrets; for the operator */
        get: operations["listApps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{connector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give the application of a platform; a secret is never shown again */
        put: operations["putApp"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{app}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget an application; accounts that came by it cannot be renewed any more */
        delete: operations["dropApp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By what one may join and sign in here, and a ticket for the form */
        get: operations["getDoor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent by which the owner of an address signs in or joins; the answer is always the same */
        post: operations["orderSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/sign-in-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a link still opens; reading changes nothing */
        get: operations["readSignInLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/sign-in-links/{token}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["joinWithPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/passkey-accounts/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["askForFirstPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/passkey-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["joinWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a handle or an e-mail address, and a password */
        post: operations["signInByName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/passkey-sessions/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["askForPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/passkey-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out; the browser forgets who looked */
        delete: operations["leaveThisBrowser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFanAccount"];
        put?: never;
        post?: never;
        /** End the account; nothing of it is left */
        delete: operations["endFanAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/who": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether somebody is signed in, and by which handle */
        get: operations["getWhoIsHere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["chooseHandle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a password; every other session ends */
        put: operations["choosePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/grown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that one is of age; no date is asked */
        put: operations["sayGrown"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent that proves an e-mail address for this account */
        post: operations["orderAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/addresses/{token}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["takeAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/passkeys/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["askForOneMorePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["forgetPasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["signOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/progress/{production}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["forgetProgress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/everything": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that the house holds of this account, as one file */
        get: operations["getEverythingOfMine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/theories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTheories"];
        put?: never;
        post: operations["sealTheory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/theories/{theory}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTheory"];
        put?: never;
        post?: never;
        delete: operations["withdrawTheory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/theories/{theory}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["markTheory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/theories/{theory}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTheoryProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/theories/{theory}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkTheory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/called/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCalledTheories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOpened"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/theories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTheoriesToMark"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/theories/{theory}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["markTheoryAsCrew"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/theories/{theory}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTheoryAnswers"];
        put?: never;
        post: operations["answerTheory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/questions/{question}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listQuestionReplies"];
        put?: never;
        post: operations["replyToQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listQuestions"];
        put?: never;
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/questions/{question}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete: operations["takeBackQuestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/questions/{question}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["voteOnQuestion"];
        post?: never;
        delete: operations["takeVoteBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/answering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAnsweringQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/questions/{question}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/answers/{answer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["takeAnswerBack"];
        options?: never;
        head?: never;
        patch: operations["rewriteAnswer"];
        trace?: never;
    };
    "/api/v1/public/productions/{production}/answering/{question}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["layQuestion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeskQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/questions/{question}/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["layDeskQuestion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/questions/{question}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerForBadge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCrewSessions"];
        put?: never;
        post: operations["announceSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["changeSession"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sessions/{session}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for crew; with `unspoiled` only what lies behind the asker, by how far they told to be */
        get: operations["listWaitingWritings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listModerationActs"];
        put?: never;
        post: operations["moderate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAppeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listThreads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/writers/{writer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A writer’s record in the production, by their id or their handle */
        get: operations["getWriter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCommunitySettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeCommunitySettings"];
        trace?: never;
    };
    "/api/v1/productions/{production}/community/term-pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTermPairs"];
        put?: never;
        post: operations["addTermPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/term-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a CSV of name, event and story point over, whole or, where a line is wrong, not at all */
        post: operations["takeTermList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/term-pairs/{pair}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["dropTermPair"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/watched-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWatchedWords"];
        put?: never;
        post: operations["watchWord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/watched-words/{word}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["unwatchWord"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/community/tryouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What pairs and watched words find in a text that nobody posts */
        post: operations["tryText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/verified-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listVerifiedPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBadges"];
        put?: never;
        post: operations["issueBadge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/badge-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inviteToBadge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/badges/{badge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeBadge"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sightings/spotlights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether somebody made up reads what is said of those who made it, and why or why not */
        get: operations["listSpotlightSightings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sightings/talks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say where somebody made up finds people talking, and how much of it they read */
        get: operations["listTalkSightings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/sightings/writings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say of writings whether somebody made up reads them, and why or why not */
        get: operations["listWritingSightings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/house-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHouseRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the production did about the writer who asks, and nothing about anybody else */
        get: operations["getStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/badge-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readBadgeInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/badge-slips/{token}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["takeBadge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/posts/{post}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The talk of a post, as far as the viewer may see it */
        get: operations["listComments"];
        put?: never;
        /** Write a comment, or an answer to one; the answer may be the question where it belongs */
        post: operations["writeComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/posts/{post}/moments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments at moments of the film, in its order */
        get: operations["listMoments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/comments/{writing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getComment"];
        /** Change one’s own comment within its time */
        put: operations["editComment"];
        post?: never;
        /** Take one’s own comment back; no text of it is left */
        delete: operations["deleteComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/comments/{writing}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCommentAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/writings/{writing}/reactions/{reaction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["react"];
        post?: never;
        delete: operations["takeReactionBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/writings/{writing}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell crew of a writing; the answer is the same whether it is there or not */
        post: operations["reportWriting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/fans/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a fan said, asked, answered and guessed in a production, as far as the viewer may see it */
        get: operations["getFanPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/fans/{handle}/silence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mute or block whoever bears a handle; nobody but oneself learns of it */
        put: operations["silenceFan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/silences/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Hear whoever bears a handle again */
        delete: operations["hearFanAgain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one has muted and blocked */
        get: operations["listSilences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFollows"];
        put?: never;
        post?: never;
        delete: operations["unfollowAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFollowsIn"];
        put: operations["follow"];
        post?: never;
        delete: operations["unfollow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["countNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/notices/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["seeNotices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getNoticeSettings"];
        put: operations["chooseNoticeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the viewer on this device, by its browser’s push service */
        post: operations["addDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/me/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/letter-slips/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readLetterSlip"];
        put?: never;
        post: operations["stopLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/productions/{production}/spotlights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSpotlights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/spotlights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCreditedPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/productions/{production}/spotlights/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say something of somebody in the credits */
        put: operations["putSpotlight"];
        post?: never;
        /** Take back what was said of somebody */
        delete: operations["dropSpotlight"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        House: {
            hasOwner: boolean;
            isSealed: boolean;
            sealReason: string | null;
            /** @enum {string} */
            clock: "real" | "manual";
            everManual: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            now: string;
            url: string;
            reachableByPhone: boolean;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
        } & {
            [key: string]: unknown;
        };
        NewPerson: {
            name: string;
            /** Format: email */
            email: string;
            password: string;
        };
        Me: {
            /** Format: uuid */
            userId: string;
            name: string;
            isOperator: boolean;
            productions: {
                /** Format: uuid */
                id: string;
                slug: string;
                title: string;
                isDemo: boolean;
                /** @enum {string} */
                role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
            }[];
        };
        Production: {
            /** Format: uuid */
            id: string;
            slug: string;
            title: string;
            kind: string;
            tagline: string;
            zone: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            premiereAt: string | null;
            isDemo: boolean;
            /** @enum {string} */
            role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
        };
        NewProduction: {
            title: string;
            /** @enum {string} */
            kind: "film" | "series" | "documentary" | "stage-show" | "album" | "fashion-show" | "game" | "software" | "kitchen" | "other";
            zone: string;
            slug?: string;
            tagline?: string;
            /** Format: date-time */
            premiereAt?: string;
        };
        ShootingDay: {
            /** Format: uuid */
            id: string;
            unit: string;
            number: number;
            /** Format: date */
            shotOn: string;
        };
        Scene: {
            /** Format: uuid */
            id: string;
            number: string;
            title: string;
            /**
             * Format: uuid
             * @description The point of the story that it belongs to.
             */
            pointId: string | null;
        };
        Member: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            since: string;
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string | null;
            /** @enum {string} */
            role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            createdAt: string;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            revokedAt: string | null;
        };
        Task: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            ref: string | null;
            facts: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            dueAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            doneAt: string | null;
            doneBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            createdAt: string;
        };
        Work: {
            /** Format: uuid */
            id: string;
            job: string;
            /** Format: uuid */
            ref: string | null;
            /** @enum {string} */
            state: "waiting" | "working" | "done" | "failed" | "cancelled";
            stage: string | null;
            done: number;
            total: number | null;
            problem: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            endedAt: string | null;
        };
        Slip: {
            purpose: string;
            addressedTo: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            expiresAt: string | null;
            production: {
                slug: string;
                title: string;
                zone: string;
            } | null;
        };
        /** @description How far one said one is in the story; private, and zero for who has told nothing. */
        Progress: {
            isTold: boolean;
            /** @description Whether one point says how far one is. */
            isLine: boolean;
            stages: {
                /** Format: uuid */
                id: string;
                label: string;
                isPassed: boolean;
                isOut: boolean;
            }[];
        };
        /** @description Somebody made up, as whom a member of the crew looks. They read, and write nothing. */
        MadeViewer: {
            production: {
                slug: string;
                title: string;
                zone: string;
            };
            seen: {
                /** Format: uuid */
                id: string;
                label: string;
            }[];
            /** @description How far that counts at their moment: nobody has passed what is not out. */
            passed: {
                /** Format: uuid */
                id: string;
                label: string;
            }[];
            /** @enum {string} */
            guise: "nobody" | "member" | "grown";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            asOf: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            moment: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            diesAt: string;
        };
        NewMadeViewer: {
            /**
             * @description Labels of the story up to which they have seen; none puts them at zero.
             * @default []
             */
            seen: string[];
            /**
             * @description For whom they are taken: anybody, a fan with an account, one of age.
             * @default nobody
             * @enum {string}
             */
            guise: "nobody" | "member" | "grown";
            /**
             * Format: date-time
             * @description The moment at which they look, past or to come; null is now.
             */
            asOf?: string;
        };
        Inbox: {
            /** Format: uuid */
            id: string;
            shootingDay: components["schemas"]["ShootingDayOfInbox"];
            link: string;
            qr: {
                /** @enum {string} */
                kind: "drawn";
                svg: string;
            } | {
                /** @enum {string} */
                kind: "unreachable";
                /** @enum {string} */
                setting: "STAGEDOOR_URL";
                detail: string;
            };
            quotaBytes: number;
            takenBytes: number;
            files: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closesAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closedAt: string | null;
        };
        ShootingDayOfInbox: {
            /** Format: uuid */
            id: string;
            number: number;
            unit: string;
            /** Format: date */
            shotOn: string;
        };
        InboxPage: {
            production: {
                title: string;
                slug: string;
            };
            shootingDay: components["schemas"]["ShootingDayOfInbox"];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closesAt: string;
            largestFileBytes: number;
            roomBytes: number;
            roomFiles: number;
        };
        UploadReceipt: {
            /** Format: uuid */
            uploadId: string;
            /** @enum {string} */
            state: "arriving" | "arrived" | "refused" | "deleted" | "abandoned";
            fileName: string;
            sizeBytes: number;
            offsetBytes: number;
            contributorName: string;
            craft: string;
            removed: string[];
            /** @enum {string|null} */
            assetState: "preparing" | "ready" | "unreadable" | "deleted" | null;
            problem: {
                [key: string]: unknown;
            } | null;
            receipt: {
                /** @example SALT 4417 */
                number: string;
                sha256: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                arrivedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                mayDeleteUntilAt: string;
                log: {
                    seq: number;
                    hash: string;
                };
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            deletedAt: string | null;
        };
        UploadRoom: {
            largestFileBytes: number;
            roomBytes: number;
            roomFiles: number;
        };
        Asset: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "video" | "still" | "sound" | "document";
            /** @enum {string} */
            genre: "bts" | "b-roll" | "unit-still" | "key-art";
            title: string;
            /** @enum {string} */
            state: "preparing" | "ready" | "unreadable" | "deleted";
            /** @description Media time in flicks (1/705,600,000 s). */
            durationFlicks: number | null;
            width: number | null;
            height: number | null;
            /** @description Frames a second as a fraction; where they come unevenly, the rate that most of them keep. Null without a moving picture. */
            frameRate: {
                num: number;
                den: number;
                isConstant: boolean;
            } | null;
            /** @description Kinds of private details that the clean copy does not have. */
            removed: string[];
            problem: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            receivedAt: string;
            contributor: {
                /** Format: uuid */
                id: string;
                name: string;
                craft: string;
            } | null;
            shootingDay: components["schemas"]["ShootingDayOfInbox"] & (Record<string, never> | null);
            scenes: {
                /** Format: uuid */
                id: string;
                number: string;
                title: string;
            }[];
            /** @description Every sound track of the clean copy, in its order; empty for what is silent film or picture. */
            sounds: components["schemas"]["AssetSound"][];
            /** @description A play list (HLS) that can be watched while the film is prepared; null where nothing of it is made. */
            playlist: string | null;
            files: {
                /** @enum {string} */
                role: "clean" | "proxy" | "poster" | "filmstrip" | "waveform";
                /** @description A path of this house; it lives ten minutes. */
                address: string;
                mediaType: string;
                sizeBytes: number;
                facts: {
                    [key: string]: unknown;
                };
            }[];
        };
        AssetSound: {
            track: number;
            channels: number;
            sampleRateHz: number;
            loudness: components["schemas"]["Loudness"];
            /** @description It speaks for the asset: in its light copy, its wave, and the cuts made of it from now on. */
            isHeard: boolean;
            /** @description A path of this house; it lives ten minutes. Null where there is one sound. */
            waveform: string | null;
        };
        /** @description Null until it is measured. */
        Loudness: {
            /** @description Loudness of the whole (ITU-R BS.1770-4, EBU R 128), in LUFS; null for what is silent or shorter than 0.4 s. */
            integratedLufs: number | null;
            /** @description Loudness range (EBU Tech 3342), in LU; null where there is no loudness, and below 3 s. */
            loudnessRangeLu: number | null;
            /** @description Highest true peak of any channel, in dBTP; null where every sample is zero. */
            truePeakDbtp: number | null;
        } | null;
        Processing: {
            workers: {
                /** Format: uuid */
                id: string;
                name: string;
                cores: number;
                /** @description How many steps it works on. */
                steps: number;
            }[];
            waiting: number;
            working: number;
            failed: number;
            stopped: number;
            steps: components["schemas"]["ProcessingStep"][];
        };
        ProcessingStep: {
            /** Format: uuid */
            id: string;
            job: string;
            /** Format: uuid */
            assetId: string;
            title: string;
            /** @enum {string} */
            state: "waiting" | "working" | "done" | "failed" | "cancelled";
            stage: string | null;
            done: number;
            total: number | null;
            tries: number;
            /** @description Who works on it, or did last. */
            worker: string | null;
            waits: components["schemas"]["WhyAStepWaits"];
            /** @description How much longer at the speed so far, in milliseconds. */
            leftMs: number | null;
            /** @description Another worker could take it. */
            mayHandOn: boolean;
            /**
             * @description How it is tried again: this step, or the whole preparation of the asset.
             * @enum {string}
             */
            againBy: "step" | "asset";
            problem: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            endedAt: string | null;
        };
        WhyAStepWaits: {
            /**
             * @description no-worker: none is running; after: another step of the asset comes first; tried: a try failed and a pause follows; behind: others of its kind come before it; room: the machines are busy; next: it begins within the second.
             * @enum {string}
             */
            because: "no-worker" | "after" | "tried" | "behind" | "room" | "next";
            job?: string;
            /** @enum {string} */
            state?: "waiting" | "working" | "done" | "failed" | "cancelled";
            steps?: number;
        } | null;
        Recording: {
            moment: {
                /**
                 * @description zoned: the device told its offset. utc: a telephone. unsure: a camera, whose world time is often its own clock. clock: the device’s own clock, in a zone it did not tell.
                 * @enum {string}
                 */
                sureness: "zoned" | "utc" | "unsure" | "clock";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string | null;
                /** @example 2026-11-22T10:15:00 */
                clock: string | null;
                offsetMinutes: number | null;
            } | null;
            timecode: {
                /** @example 10:02:03:04 */
                text: string;
                /** @enum {string} */
                count: "non-drop" | "drop";
                rate: {
                    num: number;
                    den: number;
                } | null;
                /** @enum {string} */
                source: "track" | "sound-file";
            } | null;
            rate: {
                num: number;
                den: number;
                isConstant: boolean;
            } | null;
            /** @description Degrees clockwise that make the stored picture stand upright. */
            turn: number | null;
            /** @description A proposal, read from the recorder or from how the file is named. */
            slate: {
                roll: string | null;
                clip: string | null;
                scene: string | null;
                take: string | null;
                /** @enum {string} */
                source: "recorder" | "file-name";
            } | null;
            sounds: {
                track: number;
                channel: number | null;
                name: string;
            }[];
            /** @description Null as well for a role that does not prepare footage. */
            device: {
                make: string | null;
                model: string | null;
                lens: string | null;
            } | null;
        };
        DocumentPages: {
            /** @description How many pages the document has; the first of them are shown. */
            pages: number;
            shown: {
                number: number;
                /** @description A path of this house; it lives ten minutes. */
                address: string;
                /** @description A path of this house; it lives ten minutes. */
                smallAddress: string;
                width: number;
                height: number;
            }[];
        };
        Marker: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "moment" | "pull" | "fix" | "question" | "range";
            name: string;
            note: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            fromFlicks: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            toFlicks: number;
            madeBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            madeAt: string;
        };
        UnreadableFile: {
            /** Format: uuid */
            assetId: string;
            /**
             * @description Null where nothing is known of its content.
             * @enum {string|null}
             */
            kind: "video" | "still" | "sound" | "document" | null;
            /** @description As it was received. */
            fileName: string;
            sizeBytes: number;
            receiptNumber: string | null;
            contributor: string | null;
            craft: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            receivedAt: string;
            shootingDay: components["schemas"]["ShootingDayOfInbox"] & (Record<string, never> | null);
            /** @description Why it cannot be shown; null while it is tried once more. */
            problem: {
                [key: string]: unknown;
            } | null;
        };
        DailiesRow: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "video" | "still" | "sound" | "document";
            /** @enum {string} */
            genre: "bts" | "b-roll" | "unit-still" | "key-art";
            title: string;
            /** @enum {string} */
            state: "preparing" | "ready" | "unreadable" | "deleted";
            /** @description Media time in flicks (1/705,600,000 s). */
            durationFlicks: number | null;
            posterUrl: string | null;
            /** @description Small pictures of a film in one file, evenly over its length, row after row; sides in pixels. */
            filmstrip: {
                url: string;
                tiles: number;
                columns: number;
                rows: number;
                tileWidth: number;
                tileHeight: number;
            } | null;
            contributor: string | null;
            craft: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            arrivedAt: string;
            shootingDay: {
                /** Format: uuid */
                id: string;
                unit: string;
                number: number;
                /** Format: date */
                shotOn: string;
            } | null;
            scenes: {
                /** Format: uuid */
                id: string;
                number: string;
                title: string;
            }[];
            /** @description What the crew would do with it, and who said so last; it permits nothing. */
            triage: {
                /** @enum {string} */
                mark: "keep" | "maybe" | "no";
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            } | null;
            /** @description Who has looked at it from end to end; null: nobody yet. */
            look: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                by: string;
            } | null;
            /** Format: uuid */
            exposureId: string | null;
            verdict: {
                /** @enum {string} */
                kind: "cleared" | "cleared-with-edits" | "held" | "refused";
                headline: string;
                reason: string;
            } | null;
            /** @description What of it is dead by a kill right. */
            killed: components["schemas"]["Kill"][];
        };
        /** @description Dead by a kill right: whose, by whom, since when; without a range the whole. */
        Kill: {
            /** Format: uuid */
            id: string;
            person: string;
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            note: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            fromFlicks: number | null;
            /** @description Media time in flicks (1/705,600,000 s). */
            toFlicks: number | null;
        };
        DailiesOverview: {
            /** @description Only days that hold anything of what is asked, in their order. */
            days: {
                /**
                 * Format: uuid
                 * @description The day, or all zeros; as a cursor it is its beginning.
                 */
                key: string;
                shootingDay: {
                    /** Format: uuid */
                    id: string;
                    unit: string;
                    number: number;
                    /** Format: date */
                    shotOn: string;
                } | null;
                count: number;
            }[];
            /**
             * Format: uuid
             * @description The first day that is not counted to its end; null where all are.
             */
            from: string | null;
            /** @description Of the whole production; 1001 is "1,000+". */
            marks: {
                keep?: number;
                maybe?: number;
                no?: number;
            };
            verdicts: {
                cleared?: number;
                "cleared-with-edits"?: number;
                held?: number;
                refused?: number;
            };
            /** @description Who sent any of the whole production, by name; no more than 500. */
            contributors: {
                /** Format: uuid */
                id: string;
                name: string;
                craft: string;
            }[];
        };
        Board: {
            counts: {
                cleared?: number;
                "cleared-with-edits"?: number;
                held?: number;
                refused?: number;
            };
            held: components["schemas"]["HeldThing"][];
            /** @description How much more is held than is weighed here. */
            unlisted: number;
            acts: components["schemas"]["FreeingAct"][];
            /** @description Exposures that no single act frees: several do, or time, or another question. */
            stuck: string[];
            next: components["schemas"]["Turn"][];
        };
        HeldThing: components["schemas"]["Thing"] & {
            /** @enum {string} */
            kind: "cleared" | "cleared-with-edits" | "held" | "refused";
            reason: string;
            when: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            clearsAt: string | null;
            /** @description Who and what holds it, by name; nobody where a rule alone does. */
            waitsFor: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
                name: string;
            }[];
            scenes: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        Thing: {
            /** Format: uuid */
            exposureId: string;
            /** @enum {string} */
            of: "asset" | "cut" | "publication" | "kit" | "key-art";
            /** Format: uuid */
            ref: string;
            /** @description What an asset is called; whoever opened another exposure names it. */
            title: string | null;
            assets: {
                /** Format: uuid */
                id: string;
                title: string;
                posterUrl: string | null;
            }[];
            /** @description `platform`, or `platform:account`. */
            destination: string;
            territories: string[];
            said: {
                destination: string;
                places: string;
                moment: string;
            };
        };
        FreeingAct: {
            said: string;
            act: components["schemas"]["Remedy"];
            /** @description Exposures that may leave once this alone is done, with edits or without. */
            frees: string[];
            /** @description Exposures that it brings nearer; something else holds them too. */
            helps: string[];
            /** @description Other acts that would do the same. */
            ways: components["schemas"]["Remedy"][];
        };
        /** @description An act that would free a concern: `said` is its button. */
        Remedy: {
            /** @enum {string} */
            kind: "ask-to-sign" | "ask-again" | "ask-to-extend" | "ask-guardian" | "ask-for-approval" | "name-the-person" | "decide-needs-none" | "blur" | "cover" | "mute" | "trim" | "frame-out" | "move-to" | "confirm-mark" | "publish-first" | "choose-destination" | "set-reveal" | "post-crowd-notice" | "lift-embargo" | "look-through" | "narrow" | "draw-box" | "make-new-version";
            said: string;
            name?: string;
            subjectId?: string;
            grantId?: string;
            embargoId?: string;
            holdbackId?: string;
            /** @description Where it must be published first. */
            first?: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            assetId?: string;
            ranges?: {
                /** @description Media time in flicks (1/705,600,000 s). */
                fromFlicks: number;
                /** @description Media time in flicks (1/705,600,000 s). */
                toFlicks: number;
            }[];
            appearanceIds?: string[];
            uses?: string[];
            territories?: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at?: string;
        };
        Turn: {
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            /** Format: uuid */
            exposureId: string;
            /** @enum {string} */
            of: "asset" | "cut" | "publication" | "kit" | "key-art";
            /** Format: uuid */
            ref: string;
            title: string | null;
            /** @enum {string} */
            kind: "cleared" | "cleared-with-edits" | "held" | "refused";
            said: string;
        };
        Simulation: {
            supposed: string[];
            consequences: string;
            /** @description How many answers could change, and were asked for again. */
            asked: number;
            better: number;
            worse: number;
            otherwise: number;
            shut: number;
            before: {
                cleared?: number;
                "cleared-with-edits"?: number;
                held?: number;
                refused?: number;
            };
            after: {
                cleared?: number;
                "cleared-with-edits"?: number;
                held?: number;
                refused?: number;
            };
            changes: components["schemas"]["ChangedAnswer"][];
        };
        ChangedAnswer: components["schemas"]["Thing"] & {
            /** @enum {string} */
            change: "better" | "worse" | "otherwise";
            before: {
                /** @enum {string} */
                kind: "cleared" | "cleared-with-edits" | "held" | "refused";
                headline: string;
                reason: string;
            };
            after: {
                /** @enum {string} */
                kind: "cleared" | "cleared-with-edits" | "held" | "refused";
                headline: string;
                reason: string;
                when: string;
            };
            /** @description It is out, and would be shut. */
            isShut: boolean;
            editsNew: components["schemas"]["NeededEdit"][];
            editsGone: components["schemas"]["NeededEdit"][];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            clearsAt: string | null;
        };
        NeededEdit: {
            /** @description Media time in flicks (1/705,600,000 s). */
            fromFlicks: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            toFlicks: number;
            /** @enum {string} */
            kind: "blur" | "cover" | "mute" | "trim";
            assetId: string;
            boxes: {
                /** @description Media time in flicks (1/705,600,000 s). */
                atFlicks: number;
                box: {
                    x: number;
                    y: number;
                    width: number;
                    height: number;
                };
            }[];
            /** @description Where it begins, for a first sketch; `boxes` has the whole way. */
            box: {
                x: number;
                y: number;
                width: number;
                height: number;
            } | null;
        };
        /** @description Supposed all together. */
        Suppositions: {
            suppose: components["schemas"]["Supposition"][];
        };
        Supposition: {
            /** @enum {string} */
            kind: "grant-signed";
            /** Format: uuid */
            subjectId: string;
            uses?: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            destinations?: ({
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            })[];
            territories?: string[];
            /** Format: date-time */
            until?: string | null;
        } | {
            /** @enum {string} */
            kind: "grant-extended";
            /** Format: uuid */
            releaseFormId: string;
            uses?: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            destinations?: ({
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            })[];
            territories?: string[];
            /** Format: date-time */
            until?: string | null;
        } | {
            /** @enum {string} */
            kind: "withdrawn";
            /** Format: uuid */
            subjectId: string;
            /** Format: uuid */
            releaseFormId?: string;
        } | {
            /** @enum {string} */
            kind: "premiere-moved";
            /** Format: uuid */
            of?: string;
            /** @default WORLD */
            territory: string;
            /** Format: date-time */
            at: string;
        } | {
            /** @enum {string} */
            kind: "embargo-lifted";
            /** Format: uuid */
            embargoId: string;
        } | {
            /** @enum {string} */
            kind: "embargo-begun";
            on: {
                /** @enum {string} */
                kind: "scene";
                /** Format: uuid */
                sceneId: string;
            } | {
                /** @enum {string} */
                kind: "asset";
                /** Format: uuid */
                assetId: string;
            } | {
                /** @enum {string} */
                kind: "day";
                /** Format: uuid */
                dayId: string;
            } | {
                /** @enum {string} */
                kind: "production";
            };
            /** Format: date-time */
            until?: string | null;
            /**
             * @default [
             *       "WORLD"
             *     ]
             */
            territories: string[];
        } | {
            /** @enum {string} */
            kind: "holdback-added";
            waits: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            first: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            delay: {
                /** @enum {string} */
                kind: "none";
            } | {
                /** @enum {string} */
                kind: "hours";
                hours: number;
            } | {
                /** @enum {string} */
                kind: "calendar";
                years: number;
                months: number;
                days: number;
            };
            /** @default [] */
            territories: string[] | [
            ];
        } | {
            /** @enum {string} */
            kind: "holdback-removed";
            /** Format: uuid */
            holdbackId: string;
        } | {
            /** @enum {string} */
            kind: "approval-given" | "approval-refused";
            /** Format: uuid */
            subjectId: string;
            version: string;
        } | {
            /** @enum {string} */
            kind: "killed";
            /** Format: uuid */
            subjectId: string;
            killed: {
                /** @enum {string} */
                kind: "asset";
                /** Format: uuid */
                assetId: string;
            } | {
                /** @enum {string} */
                kind: "range";
                /** Format: uuid */
                assetId: string;
                /** @description Media time in flicks (1/705,600,000 s). */
                fromFlicks: number;
                /** @description Media time in flicks (1/705,600,000 s). */
                toFlicks: number;
            } | {
                /** @enum {string} */
                kind: "cut";
                /** Format: uuid */
                cutId: string;
            };
        } | {
            /** @enum {string} */
            kind: "prohibition-recorded";
            /** Format: uuid */
            subjectId: string | null;
            /** @default [] */
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            /** @default [] */
            destinations: ({
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            })[];
            /** @default [] */
            territories: string[] | [
            ];
            /** Format: date-time */
            until?: string | null;
        } | {
            /** @enum {string} */
            kind: "needs-none-decided";
            /** Format: uuid */
            subjectId: string;
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
        } | {
            /** @enum {string} */
            kind: "another-day";
            /** Format: date-time */
            at: string;
        };
        Subject: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
            name: string;
            isIdentified: boolean;
            isMinor: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            comesOfAgeAt: string | null;
            /** @description Told only to those who see evidence. */
            birth: {
                bornOn: string;
                zone: string;
                ageOfMajority: number;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            revealAt: string | null;
            reveal: components["schemas"]["Reveal"];
            contact: string | null;
            releaseForm: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "draft" | "sent" | "signed" | "expired" | "withdrawn";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            } | null;
        };
        /** @description When a secret stops being one: at a moment, never, with a premiere (in one territory for everybody, or `each` for itself), with a point of the story, with another secret, or by all or any of these. */
        Reveal: {
            /** @enum {string} */
            kind: "at";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
        } | {
            /** @enum {string} */
            kind: "never";
        } | {
            /** @enum {string} */
            kind: "premiere";
            /** Format: uuid */
            of: string | null;
            territory: string;
            delay: components["schemas"]["Delay"];
        } | {
            /** @enum {string} */
            kind: "story-point";
            /** Format: uuid */
            point: string;
        } | {
            /** @enum {string} */
            kind: "with";
            /** Format: uuid */
            secretId: string;
        } | {
            /** @enum {string} */
            kind: "all" | "any";
            of: components["schemas"]["Reveal"][];
        };
        /** @description Hours are absolute; years, months and days follow the wall clock of the zone. */
        Delay: {
            /** @enum {string} */
            kind: "none";
        } | {
            /** @enum {string} */
            kind: "hours";
            hours: number;
        } | {
            /** @enum {string} */
            kind: "calendar";
            years: number;
            months: number;
            days: number;
            zone: string;
        };
        /**
         * @example {
         *       "kind": "person",
         *       "name": "Aino Leppälä",
         *       "isMinor": true,
         *       "birth": {
         *         "bornOn": "2012-02-29",
         *         "zone": "Europe/Helsinki",
         *         "ageOfMajority": 18
         *       }
         *     }
         */
        NewSubject: {
            /** @enum {string} */
            kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
            /** @description Left out for a person nobody has named yet. */
            name?: string;
            /** @default false */
            isMinor: boolean;
            birth?: components["schemas"]["Birth"];
            /** Format: date-time */
            revealAt?: string | null;
            reveal?: components["schemas"]["Reveal"];
            contact?: string | null;
        };
        /** @description Decides from which moment somebody is grown, by the law where they live. */
        Birth: {
            /** Format: date */
            bornOn: string;
            /** @example Europe/Oslo */
            zone: string;
            /** @default 18 */
            ageOfMajority: number;
        };
        Appearance: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            assetId: string;
            subject: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
                name: string;
            };
            /** @description Media time in flicks (1/705,600,000 s). */
            fromFlicks: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            toFlicks: number;
            inPicture: boolean;
            inSound: boolean;
            /** @enum {string} */
            prominence: "featured" | "background";
            /** @enum {string} */
            certainty: "sure" | "unsure";
            boxes: {
                /** @description Media time in flicks (1/705,600,000 s). */
                atFlicks: number;
                box: {
                    x: number;
                    y: number;
                    width: number;
                    height: number;
                };
            }[];
            box: {
                x: number;
                y: number;
                width: number;
                height: number;
            } | null;
            markedBy: string;
        };
        NewAppearance: {
            /** Format: uuid */
            subjectId: string;
            fromFlicks: number;
            toFlicks: number;
            inPicture: boolean;
            inSound: boolean;
            /** @enum {string} */
            prominence: "featured" | "background";
            /** @enum {string} */
            certainty?: "sure" | "unsure";
            /** @description The way through the frame, sorted by moment. */
            boxes?: {
                /** @description Media time in flicks (1/705,600,000 s). */
                atFlicks: number;
                box: {
                    x: number;
                    y: number;
                    width: number;
                    height: number;
                };
            }[];
            /** @description A box that does not move, instead of `boxes`. */
            box?: {
                x: number;
                y: number;
                width: number;
                height: number;
            } | null;
        };
        CastListLine: {
            /** @enum {string} */
            kind: "new";
            line: number;
            name: string;
        } | {
            /** @enum {string} */
            kind: "changed";
            line: number;
            name: string;
            /** Format: uuid */
            subjectId: string;
            fields: ("character" | "billing" | "minor" | "bornOn" | "contact")[];
        } | {
            /** @enum {string} */
            kind: "known";
            line: number;
            name: string;
            /** Format: uuid */
            subjectId: string;
        } | {
            /** @enum {string} */
            kind: "refused";
            line: number;
            name: string;
            /** @enum {string} */
            why: "name-missing" | "name-too-long" | "kind-unknown" | "billing-no-number" | "born-no-date" | "minor-unclear" | "named-twice" | "not-a-person";
        };
        CastList: {
            /** @description CSV with headings: name, and any of character, kind, billing, minor, born on, contact, in any order. */
            text: string;
            /**
             * Format: uuid
             * @description The shooting day whose call sheet it is.
             * @default null
             */
            dayId: string | null;
        };
        ReleaseForm: {
            /** Format: uuid */
            id: string;
            subject: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
                name: string;
            };
            template: string;
            templateVersion: number;
            /** @enum {string} */
            state: "draft" | "sent" | "signed" | "expired" | "withdrawn";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            signatory: "self" | "guardian" | "rights-holder" | "minor-alone";
            addressedTo: string;
            scope: components["schemas"]["GrantScope"];
            conditions: ({
                /** @enum {string} */
                kind: "credit-line";
                text: string;
            } | {
                /** @enum {string} */
                kind: "approval-needed";
            } | {
                /** @enum {string} */
                kind: "not-beside";
                subjectIds: string[];
            })[];
            /** @enum {string} */
            basis: "consent" | "contract";
            endsAtMajority: boolean;
            language: string;
            /** @enum {string} */
            way: "link" | "set" | "paper" | "list";
            agreement: {
                /** @enum {string} */
                kind: "talent";
                /** @default 1 */
                billing: number;
                /**
                 * @default stills
                 * @enum {string}
                 */
                counted: "stills" | "shots" | "cuts" | "seconds";
                /** @default 50 */
                soloPercent: number | null;
                /** @default 25 */
                groupPercent: number | null;
                /** @default 10 */
                silenceDays: number | null;
                /**
                 * @default final
                 * @enum {string}
                 */
                approvals: "final" | "revocable";
            } | null;
            textDigest: string;
            copyDigest: string | null;
            scans: components["schemas"]["Scan"][];
            /** Format: uuid */
            extendsId: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            signedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            withdrawnAt: string | null;
        };
        GrantScope: {
            media: ("motion" | "stills" | "sound")[];
            musicRights: ("sync" | "master")[];
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            destinations: ({
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            })[];
            territories: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            fromAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            untilAt: string | null;
        };
        Scan: {
            /** Format: uuid */
            id: string;
            sha256: string;
            fileName: string;
            mediaType: string;
            sizeBytes: number;
        };
        NewReleaseForm: {
            template?: string;
            language?: string;
            /** @default {} */
            scope: {
                /**
                 * @default [
                 *       "motion",
                 *       "stills",
                 *       "sound"
                 *     ]
                 */
                media: ("motion" | "stills" | "sound")[];
                /** @description For music: both are needed, and both are asked for unless you say otherwise. */
                musicRights?: ("sync" | "master")[];
                /**
                 * @default [
                 *       "publicity"
                 *     ]
                 */
                uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
                /**
                 * @default [
                 *       {
                 *         "kind": "platform",
                 *         "platform": "own-page"
                 *       },
                 *       {
                 *         "kind": "platform",
                 *         "platform": "kit"
                 *       }
                 *     ]
                 */
                destinations: ({
                    /** @enum {string} */
                    kind: "anywhere";
                } | {
                    /** @enum {string} */
                    kind: "platform";
                    platform: string;
                } | {
                    /** @enum {string} */
                    kind: "account";
                    platform: string;
                    account: string;
                })[];
                /**
                 * @default [
                 *       "WORLD"
                 *     ]
                 */
                territories: string[];
                /** Format: date-time */
                fromAt?: string;
                /** Format: date-time */
                untilAt?: string;
            };
            /** @default [] */
            conditions: ({
                /** @enum {string} */
                kind: "credit-line";
                text: string;
            } | {
                /** @enum {string} */
                kind: "approval-needed";
            } | {
                /** @enum {string} */
                kind: "not-beside";
                subjectIds: string[];
            })[];
            /** @description Of a guardian’s form: it ends when the child is grown. */
            endsAtMajority?: boolean;
            /** @description Of a talent agreement: what its signer may refuse. */
            agreement?: {
                /** @enum {string} */
                kind: "talent";
                /** @default 1 */
                billing: number;
                /**
                 * @default stills
                 * @enum {string}
                 */
                counted: "stills" | "shots" | "cuts" | "seconds";
                /** @default 50 */
                soloPercent: number | null;
                /** @default 25 */
                groupPercent: number | null;
                /** @default 10 */
                silenceDays: number | null;
                /**
                 * @default final
                 * @enum {string}
                 */
                approvals: "final" | "revocable";
            };
            addressedTo?: string;
            email?: string;
            /** @default true */
            send: boolean;
        };
        Withdrawal: {
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            withdrawnAt: string;
            releaseFormIds: string[];
            changed: {
                /** Format: uuid */
                exposureId: string;
                of: string;
                /** Format: uuid */
                ref: string;
                verdict: string;
                isShut: boolean;
            }[];
            /** @description What was out between the moment that was claimed and the entry. */
            interval: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                until: string;
                shown: {
                    /** Format: uuid */
                    exposureId: string;
                    of: string;
                    /** Format: uuid */
                    ref: string;
                }[];
            } | null;
            logHash: string;
        };
        ReleaseSlip: {
            /** Format: uuid */
            releaseFormId: string;
            production: {
                title: string;
                slug: string;
                zone: string;
            };
            person: string;
            addressedTo: string | null;
            /** @enum {string} */
            signatory: "self" | "guardian" | "rights-holder" | "minor-alone";
            /** @enum {string} */
            state: "draft" | "sent" | "signed" | "expired" | "withdrawn";
            terms: {
                agrees: boolean;
                words: string;
                detail: string | null;
            }[];
            text: string;
            /** @description SHA-256 of the text in UTF-8, hex; a signature names it. */
            textDigest: string;
            appearsIn: {
                assets: number;
                /** @description Media time in flicks (1/705,600,000 s). */
                totalFlicks: number;
            };
            /** @description With the entry of the log that recorded it. */
            signature: {
                name: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                log: {
                    seq: number;
                    hash: string;
                };
            } | null;
            withdrawal: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            } | null;
            language: string;
            /** @description In which languages the form can be read and signed, the one it was drawn up in first; of a signed one, its own alone. */
            languages: string[];
            /** @enum {string} */
            basis: "consent" | "contract";
            asksWitness: boolean;
            /** @enum {string} */
            after: "withdraw" | "write" | "grown-up-decides";
            /** @description SHA-256 of the PDF copy, hex; it stands in the log. */
            copyDigest: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            now: string;
        };
        ReleaseTemplate: {
            template: string;
            language: string;
            version: number;
            title: string;
            /** @enum {string} */
            signatory: "self" | "guardian" | "rights-holder";
            /** @enum {string} */
            basis: "consent" | "contract";
            /** @enum {string} */
            subjects: "person" | "minor" | "mark" | "artwork" | "music" | "location" | "contribution";
            asksWitness: boolean;
            /** @description A wording of the production, not of the house. */
            isOwn: boolean;
        };
        PaperForm: {
            template?: string;
            language?: string;
            /** @default {} */
            scope: {
                /**
                 * @default [
                 *       "motion",
                 *       "stills",
                 *       "sound"
                 *     ]
                 */
                media: ("motion" | "stills" | "sound")[];
                /** @description For music: both are needed, and both are asked for unless you say otherwise. */
                musicRights?: ("sync" | "master")[];
                /**
                 * @default [
                 *       "publicity"
                 *     ]
                 */
                uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
                /**
                 * @default [
                 *       {
                 *         "kind": "platform",
                 *         "platform": "own-page"
                 *       },
                 *       {
                 *         "kind": "platform",
                 *         "platform": "kit"
                 *       }
                 *     ]
                 */
                destinations: ({
                    /** @enum {string} */
                    kind: "anywhere";
                } | {
                    /** @enum {string} */
                    kind: "platform";
                    platform: string;
                } | {
                    /** @enum {string} */
                    kind: "account";
                    platform: string;
                    account: string;
                })[];
                /**
                 * @default [
                 *       "WORLD"
                 *     ]
                 */
                territories: string[];
                /** Format: date-time */
                fromAt?: string;
                /** Format: date-time */
                untilAt?: string;
            };
            /** @default [] */
            conditions: ({
                /** @enum {string} */
                kind: "credit-line";
                text: string;
            } | {
                /** @enum {string} */
                kind: "approval-needed";
            } | {
                /** @enum {string} */
                kind: "not-beside";
                subjectIds: string[];
            })[];
            /** @description Of a guardian’s form: it ends when the child is grown. */
            endsAtMajority?: boolean;
            /** @description Of a talent agreement: what its signer may refuse. */
            agreement?: {
                /** @enum {string} */
                kind: "talent";
                /** @default 1 */
                billing: number;
                /**
                 * @default stills
                 * @enum {string}
                 */
                counted: "stills" | "shots" | "cuts" | "seconds";
                /** @default 50 */
                soloPercent: number | null;
                /** @default 25 */
                groupPercent: number | null;
                /** @default 10 */
                silenceDays: number | null;
                /**
                 * @default final
                 * @enum {string}
                 */
                approvals: "final" | "revocable";
            };
            addressedTo?: string;
            email?: string;
            signedBy: string;
            /** Format: date-time */
            signedAt: string;
            relation?: string;
            witness?: string;
            scanIds: string[];
        };
        SetSheet: {
            /** Format: uuid */
            id: string;
            name: string;
            template: string;
            language: string;
            openedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            openedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closesAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closedAt: string | null;
            signed: number;
        };
        SetSheetLink: {
            /** Format: uuid */
            id: string;
            url: string;
            /** @description The link as an SVG; null where no phone can reach this house. */
            qr: string | null;
        };
        SheetSlip: {
            production: {
                title: string;
                slug: string;
                zone: string;
            };
            name: string;
            language: string;
            /** @description In which languages the form can be read and signed, the one it was drawn up in first; of a signed one, its own alone. */
            languages: string[];
            isForMinors: boolean;
            terms: {
                agrees: boolean;
                words: string;
                detail: string | null;
            }[];
            /** @description With a line where the name will stand. */
            text: string;
            /** @description SHA-256 of this text; a signature names it. */
            sheetDigest: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closesAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            now: string;
        };
        FormListPlan: {
            lines: {
                line: number;
                name: string;
                /** @enum {string} */
                fate: "added" | "there-already" | "wrong";
                says: string[];
                key: string | null;
                isNewSubject: boolean;
                template: string | null;
                scans: number;
            }[];
            unknownColumns: string[];
            strayScans: string[];
        };
        FormReminders: {
            days: number[];
        };
        ReleaseMetadata: {
            /** @enum {string} */
            model: "MR-NON" | "MR-NAP" | "MR-UMR" | "MR-LMR";
            modelIds: string[];
            /** @enum {string} */
            property: "PR-NON" | "PR-NAP" | "PR-UPR" | "PR-LPR";
            propertyIds: string[];
            minorAge: string | null;
            /** @description What the file itself says, as it arrived: shown, and never counted as a grant. */
            told: {
                model: string | null;
                modelIds: string[];
                property: string | null;
                propertyIds: string[];
                minorAge: string | null;
            } | null;
        };
        Embargo: {
            /** Format: uuid */
            id: string;
            name: string;
            on: components["schemas"]["EmbargoScope"];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            until: string | null;
            territories: string[];
            reason: string;
            /** @enum {string} */
            cause: "plan" | "set-safety";
            begunBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            begunAt: string;
            lifters: components["schemas"]["Lifters"];
            lifts: {
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            }[];
            /** @description Whose word is still missing, once somebody spoke. */
            waitsFor: string[];
            lifted: {
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            } | null;
            exemptions: {
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                version?: string;
                assetId?: string;
            }[];
            ahead: {
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            } | null;
        };
        EmbargoScope: {
            /** @enum {string} */
            kind: "scene";
            /** Format: uuid */
            sceneId: string;
        } | {
            /** @enum {string} */
            kind: "asset";
            /** Format: uuid */
            assetId: string;
        } | {
            /** @enum {string} */
            kind: "day";
            /** Format: uuid */
            dayId: string;
        } | {
            /** @enum {string} */
            kind: "production";
        };
        /** @description Who may lift it: whoever the rights of the house allow, any one of the named, or all of them. */
        Lifters: {
            /** @enum {string} */
            kind: "anyone-allowed";
        } | {
            /** @enum {string} */
            kind: "any-of";
            names: string[];
        } | {
            /** @enum {string} */
            kind: "all-of";
            names: string[];
        };
        /**
         * @example {
         *       "on": {
         *         "kind": "production"
         *       },
         *       "until": "2026-12-08T17:00:00.000Z",
         *       "territories": [
         *         "WORLD"
         *       ],
         *       "name": "Until the premiere",
         *       "reason": "Nothing before the first night.",
         *       "cause": "plan",
         *       "lifters": {
         *         "kind": "any-of",
         *         "names": [
         *           "Jonas Vale",
         *           "Wren Okafor"
         *         ]
         *       }
         *     }
         */
        NewEmbargo: {
            on: components["schemas"]["EmbargoScope"];
            /**
             * Format: date-time
             * @description Null: until it is lifted.
             */
            until?: string | null;
            untilLocal?: components["schemas"]["LocalTime"];
            /**
             * @default [
             *       "WORLD"
             *     ]
             */
            territories: string[];
            name?: string;
            /** @default  */
            reason: string;
            /** @enum {string} */
            cause?: "plan" | "set-safety";
            lifters?: components["schemas"]["Lifters"];
        };
        /** @description Instead of a moment: a wall clock somewhere, read by the law. */
        LocalTime: {
            /**
             * Format: date
             * @example 2026-12-08
             */
            date: string;
            /** @example 18:00 */
            time: string;
            /** @example Europe/Oslo */
            zone: string;
        };
        /**
         * @example {
         *       "by": "Jonas Vale",
         *       "evidence": "His letter of 3 March"
         *     }
         */
        LiftersWord: {
            /** @description Whose word it is, where not your own. */
            by?: string;
            /** @description How the word of somebody else is known. It is kept in the log. */
            evidence?: string;
        };
        Prohibition: {
            /** Format: uuid */
            id: string;
            name: string;
            reason: string;
            recordedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            recordedAt: string;
            ended: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                by: string;
            } | null;
            /** @enum {string} */
            kind: "exclusivity" | "never";
            /** @description Null: the production as a whole. */
            subject: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
                name: string;
            } | null;
            sides: ("picture" | "sound")[];
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            destinations: components["schemas"]["ForbiddenDestinations"];
            territories: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            fromAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            untilAt: string | null;
        };
        /** @description In the destinations listed, or everywhere else than in those (exclusivity). */
        ForbiddenDestinations: {
            /** @enum {string} */
            kind: "these" | "all-but";
            destinations: ({
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            })[];
        };
        /**
         * @example {
         *       "kind": "exclusivity",
         *       "name": "Nordlys has the tower until May",
         *       "subjectId": null,
         *       "sides": [
         *         "picture",
         *         "sound"
         *       ],
         *       "uses": [
         *         "publicity"
         *       ],
         *       "destinations": {
         *         "kind": "all-but",
         *         "destinations": [
         *           {
         *             "kind": "platform",
         *             "platform": "own-page"
         *           }
         *         ]
         *       },
         *       "territories": [
         *         "NO"
         *       ],
         *       "untilAt": "2027-05-01T00:00:00.000Z",
         *       "reason": "Clause 4 of the agreement with Nordlys"
         *     }
         */
        NewProhibition: {
            /** @enum {string} */
            kind: "exclusivity" | "never";
            name: string;
            /**
             * Format: uuid
             * @default null
             */
            subjectId: string | null;
            /**
             * @default [
             *       "picture",
             *       "sound"
             *     ]
             */
            sides: ("picture" | "sound")[];
            /**
             * @description None means all of them.
             * @default []
             */
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            destinations: components["schemas"]["ForbiddenDestinations"];
            /**
             * @description ISO 3166-1 codes, or groups such as EU and DACH; none means everywhere.
             * @default []
             */
            territories: string[];
            /** Format: date-time */
            fromAt?: string;
            /** Format: date-time */
            untilAt?: string;
            /** @default  */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "Agreed on the telephone with Kaikanten Forlag"
         *     }
         */
        Ending: {
            /** @default  */
            reason: string;
        };
        Holdback: {
            /** Format: uuid */
            id: string;
            name: string;
            reason: string;
            recordedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            recordedAt: string;
            ended: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                by: string;
            } | null;
            waits: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            first: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            delay: components["schemas"]["Delay"];
            territories: string[];
        };
        /**
         * @example {
         *       "name": "Own page first",
         *       "waits": {
         *         "kind": "platform",
         *         "platform": "tiktok"
         *       },
         *       "first": {
         *         "kind": "platform",
         *         "platform": "own-page"
         *       },
         *       "delay": {
         *         "kind": "calendar",
         *         "years": 0,
         *         "months": 0,
         *         "days": 2,
         *         "zone": "Europe/Oslo"
         *       },
         *       "territories": [],
         *       "reason": "Two days for the page"
         *     }
         */
        NewHoldback: {
            name: string;
            waits: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            first: {
                /** @enum {string} */
                kind: "anywhere";
            } | {
                /** @enum {string} */
                kind: "platform";
                platform: string;
            } | {
                /** @enum {string} */
                kind: "account";
                platform: string;
                account: string;
            };
            delay?: components["schemas"]["Delay"];
            /**
             * @description ISO 3166-1 codes, or groups such as EU and DACH; none means everywhere.
             * @default []
             */
            territories: string[];
            /** @default  */
            reason: string;
        };
        Nda: {
            /** Format: uuid */
            id: string;
            name: string;
            reason: string;
            recordedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            recordedAt: string;
            ended: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                by: string;
            } | null;
            contributor: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            untilAt: string | null;
        };
        /**
         * @example {
         *       "contributorName": "Noor Aziz",
         *       "name": "Agreement with Noor Aziz",
         *       "untilAt": "2026-12-08T17:00:00.000Z",
         *       "reason": "Signed with the contract of the sound department"
         *     }
         */
        NewNda: {
            /** Format: uuid */
            contributorId?: string;
            /** @description Instead of the id: somebody who has sent nothing yet, or holds a kit. Refused where several have the name. */
            contributorName?: string;
            name: string;
            /**
             * Format: date-time
             * @description Null: until it is ended.
             */
            untilAt?: string | null;
            /** @default  */
            reason: string;
        };
        CrowdNotice: {
            /** Format: uuid */
            id: string;
            name: string;
            recordedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            recordedAt: string;
            ended: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                by: string;
            } | null;
            place: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            day: {
                /** Format: uuid */
                id: string;
                number: number;
                unit: string;
            };
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            wording: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            postedAt: string;
        };
        /**
         * @example {
         *       "name": "Quay, day 9",
         *       "placeId": "01a1fddd-efe8-7f57-b1c5-2dd56ed5f978",
         *       "dayId": "01a1fddd-efe8-7f57-b1c5-2dd56ed5f979",
         *       "uses": [],
         *       "wording": "We are filming here today. Who walks past may be seen in the background.",
         *       "postedAt": "2026-03-03T07:00:00.000Z"
         *     }
         */
        NewCrowdNotice: {
            name: string;
            /**
             * Format: uuid
             * @description A subject that is a location.
             */
            placeId: string;
            /**
             * Format: uuid
             * @description A shooting day.
             */
            dayId: string;
            /**
             * @description None means all of them.
             * @default []
             */
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            /** @default  */
            wording: string;
            /** Format: date-time */
            postedAt: string;
        };
        Story: {
            points: components["schemas"]["StoryPoint"][];
            premieres: components["schemas"]["Premiere"][];
        };
        /** @description A point a viewer can have passed: an episode, an act, a track. */
        StoryPoint: {
            /** Format: uuid */
            id: string;
            name: string;
            after: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            publicAt: string | null;
            season: number | null;
            /** @description What fans call it; it gives nothing away. */
            label: string;
            /**
             * Format: uuid
             * @description The id by which fans know it.
             */
            labelId: string;
            /** @description Its place in the order of the story, from 1. */
            place: number;
            /**
             * Format: date-time
             * @description From when anybody can have seen it, and a fan can say so.
             * @example 2026-11-27T17:00:00.000Z
             */
            shownFrom: string | null;
        };
        Premiere: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Null: the work itself.
             */
            pointId: string | null;
            territory: string;
            local: components["schemas"]["LocalTime"] & unknown;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
        };
        /**
         * @example {
         *       "name": "Episode 2",
         *       "after": [],
         *       "publicAt": null
         *     }
         */
        NewStoryPoint: {
            name: string;
            /** @description What lies right before it. */
            after?: string[];
            /** Format: date-time */
            publicAt?: string | null;
            season?: number | null;
            /** @description What fans call it; it gives nothing away. */
            label?: string;
        };
        /**
         * @example {
         *       "pointId": null,
         *       "territory": "NO",
         *       "local": {
         *         "date": "2026-12-08",
         *         "time": "18:00",
         *         "zone": "Europe/Oslo"
         *       }
         *     }
         */
        NewPremiere: {
            /**
             * Format: uuid
             * @default null
             */
            pointId: string | null;
            territory: string;
            local: components["schemas"]["LocalTime"] & unknown;
        };
        StoryPlan: {
            changes: {
                kind: string;
                says: string;
            }[];
            flaws: {
                line: number;
                column: string | null;
                says: string;
            }[];
            /** @description Of these changes; give it back as `expects`. */
            digest: string;
            /** @description How many verdicts are others by it. */
            verdicts: number;
            /** @description How many things that are out are shut by it. */
            shut: number;
        };
        ScenePlan: {
            changes: {
                kind: string;
                says: string;
            }[];
            flaws: {
                line: number;
                column: string | null;
                says: string;
            }[];
            /** @description Of these changes; give it back as `expects`. */
            digest: string;
        };
        /** @description What does nothing today is left out. */
        RuleEffects: {
            rules: {
                /**
                 * Format: uuid
                 * @description Of an embargo, a prohibition, a holdback, an agreement or a secret.
                 */
                ruleId: string;
                /** @description Exposures that may not leave while it stands. */
                holds: number;
                /** @description Exposures that may leave once it is covered or cut. */
                edits: number;
            }[];
            notices: {
                /** Format: uuid */
                noticeId: string;
                /** @description Assets made at its place on its day. */
                assets: number;
            }[];
        };
        AssetFacts: {
            /** Format: uuid */
            assetId: string;
            /**
             * Format: uuid
             * @description The location it was made at.
             */
            placeId: string | null;
            /**
             * Format: uuid
             * @description The contribution it is, where somebody must grant it.
             */
            contributionId: string | null;
        };
        Exposure: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            of: "asset" | "cut" | "publication" | "kit" | "key-art";
            /** Format: uuid */
            ref: string;
            uses: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            /** @description `platform`, or `platform:account`. */
            destination: string;
            territories: string[];
            /**
             * Format: date-time
             * @description From when it is shown; null asks about now.
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string | null;
            said: {
                question: string;
                destination: string;
                places: string;
                uses: string;
                moment: string;
            };
            verdict: components["schemas"]["Verdict"];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            judgedAt: string | null;
            /** @description What of it nobody has looked at from end to end, most first. */
            unseen: {
                /** Format: uuid */
                assetId: string;
                title: string;
                /** @description Media time in flicks (1/705,600,000 s). */
                lengthFlicks: number;
            }[];
            choices: {
                uses: {
                    value: string;
                    label: string;
                }[];
                destinations: {
                    value: string;
                    label: string;
                }[];
                territories: {
                    value: string;
                    label: string;
                }[];
            };
        };
        Verdict: {
            /** @enum {string} */
            kind: "cleared" | "cleared-with-edits" | "held" | "refused";
            said: {
                headline: string;
                reason: string;
                when: string;
                after: string;
                /** @description Whom it is shown to; empty where nothing gates. */
                horizon: string;
                acts: components["schemas"]["Remedy"][];
            };
            concerns: components["schemas"]["Concern"][];
            edits: components["schemas"]["NeededEdit"][];
            duties: {
                kind: string;
                subjectId: string;
                text: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            validUntil: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            clearsAt: string | null;
            evidenceVersion: number;
        } | null;
        Concern: {
            kind: string;
            said: string;
            /** @enum {string} */
            standing: "edits" | "held" | "refused";
            subject: {
                id: string;
                kind: string;
                name: string;
            } | null;
            embargoId: string | null;
            assetId: string;
            ranges: {
                /** @description Media time in flicks (1/705,600,000 s). */
                fromFlicks: number;
                /** @description Media time in flicks (1/705,600,000 s). */
                toFlicks: number;
            }[];
            sides: ("picture" | "sound")[];
            appearanceIds: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            clearsAt: string | null;
            remedies: components["schemas"]["Remedy"][];
        };
        Question: {
            uses?: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
            destination?: string;
            territories?: string[];
            /** Format: date-time */
            at?: string | null;
        };
        ClearanceSettings: {
            neverHideFeatured: boolean;
            /** @description Media time in flicks (1/705,600,000 s). */
            marginFlicks: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            joinGapFlicks: number;
            /** @description Whether what nobody has looked at from end to end is held. */
            holdUnseen: boolean;
        };
        LogEntry: {
            number: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            kind: string;
            said: string;
            by: string;
            facts: {
                [key: string]: unknown;
            };
            hash: string;
            previousHash: string;
        };
        LogProof: {
            entries: number;
            head: string | null;
            erased: number;
            brokenAt: number | null;
            because: string | null;
        };
        /** @description A world document; contract/world.schema.json is its schema, docs/world-document.md tells of it. */
        World: {
            [key: string]: unknown;
        };
        /** @description Something likely not meant; `said` tells how the law answers it. */
        EvidenceFlaw: {
            /** @enum {string} */
            kind: "window-ends-before-it-begins" | "embargo-ends-before-it-begins" | "grant-permits-nothing" | "withdrawn-before-signed" | "signed-again-after-withdrawal" | "grants-overlap" | "grants-contradict" | "prohibition-swallows-grant" | "group-with-member" | "comes-of-age-in-window" | "never-revealed" | "no-moment-of-reveal" | "circle-of-reveals" | "circle-in-story" | "circle-of-holdbacks" | "mark-outside-asset";
            said: string;
            ids: string[];
            names: string[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string | null;
        };
        CaseFile: {
            /** Format: uuid */
            exposureId: string;
            /** @enum {string} */
            of: "asset" | "cut" | "publication" | "kit" | "key-art";
            /** Format: uuid */
            ref: string;
            question: string;
            verdict: components["schemas"]["Verdict"];
            evidenceDigest: string;
            /** @description What to do, first what frees it by itself, and what each act would bring. */
            next: {
                act: components["schemas"]["Remedy"];
                brings: string;
            }[];
            /** @description Everybody and everything met in it, in its own time. */
            subjects: {
                id: string;
                /** @description With its kind, and until when a child is one. */
                name: string;
                status: string;
                prominence: string;
                where: string[];
                /** @description On what it stands, with the ids of those sheets. */
                stands: {
                    said: string;
                    evidence: string[];
                }[];
                credits: string[];
            }[];
            edits: string[];
            /** @description Who said of which footage that all in it is marked. */
            looks: string[];
            concerns: {
                said: string;
                /** @enum {string} */
                standing: "edits" | "held" | "refused";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                clearsAt: string | null;
                remedies: string[];
                /** @description The ids of the sheets it rests on. */
                evidence: string[];
            }[];
            sheets: components["schemas"]["EvidenceSheet"][];
            /** @description What the answer becomes by time alone, and when. */
            turns: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                kind: "cleared" | "cleared-with-edits" | "held" | "refused";
                said: string;
            }[];
            /** @description Everything it rests on, in words. */
            rests: string[];
            history: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                kind: "cleared" | "cleared-with-edits" | "held" | "refused";
                said: string;
                because: string | null;
                log: components["schemas"]["LogMark"];
            }[];
        };
        EvidenceSheet: {
            id: string;
            /** @enum {string} */
            kind: "grant" | "prohibition" | "embargo" | "holdback" | "nda" | "crowd-notice" | "decision" | "kill" | "secret";
            subjectId: string | null;
            about: string;
            said: string;
            facts: {
                name: string;
                value: string;
            }[];
            log: components["schemas"]["LogMark"];
        };
        /** @description Where the clearance log tells of it: the entry’s number and hash. */
        LogMark: {
            number: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            hash: string;
        } | null;
        KillRight: {
            /** @description The material it is counted over, such as “Unit stills”. */
            base: string;
            billing: number;
            /** @enum {string} */
            counted: "stills" | "shots" | "cuts" | "seconds";
            soloPercent: number;
            /** @description Null: no word over groups. */
            groupPercent: number | null;
            /** @description After how long silence approves; null: never. */
            silenceAfter: {
                count: number;
                /** @enum {string} */
                counted: "hours" | "days";
            } | null;
            /** @enum {string} */
            approvals: "final" | "revocable";
            /** @default null */
            roundsAtMost: number | null;
            /** @default  */
            contract: string;
            /** Format: uuid */
            id: string;
            setBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            setAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            endedAt: string | null;
            allowance: components["schemas"]["KillTally"];
            used: components["schemas"]["KillTally"];
            left: components["schemas"]["KillTally"];
            over: components["schemas"]["KillTally"];
            rounds: {
                /** Format: uuid */
                id: string;
                number: number;
                note: string;
                openedBy: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                openedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                silenceApprovesAt: string | null;
                units: number;
                open: number;
                killed: number;
                approved: number;
                silent: number;
                slips: {
                    /** Format: uuid */
                    id: string;
                    addressedTo: string;
                    /** @enum {string} */
                    capacity: "person" | "rep" | "publicist";
                    /** @enum {string} */
                    identity: "link-by-letter" | "link-by-hand";
                    /**
                     * Format: date-time
                     * @example 2026-11-27T17:00:00.000Z
                     */
                    sentAt: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-27T17:00:00.000Z
                     */
                    firstOpenedAt: string | null;
                    decidedInDraft: number;
                }[];
            }[];
            units: {
                /** Format: uuid */
                id: string;
                roundNumber: number;
                /** @enum {string} */
                kind: "still" | "shot" | "stretch" | "cut";
                title: string;
                /** Format: uuid */
                assetId: string | null;
                /** Format: uuid */
                cutId: string | null;
                /** @description Media time in flicks (1/705,600,000 s). */
                fromFlicks: number | null;
                /** @description Media time in flicks (1/705,600,000 s). */
                toFlicks: number | null;
                /** @enum {string} */
                company: "absent" | "solo" | "group" | "of-another";
                state: components["schemas"]["ReviewState"];
                shown: components["schemas"]["ReviewShown"];
            }[];
        };
        /** @description Pieces; flicks where the right counts seconds. */
        KillTally: {
            solo: number;
            group: number;
        };
        ReviewState: {
            /** @enum {string} */
            kind: "open" | "killed" | "approved" | "approved-by-silence";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string | null;
            by: string | null;
            /** @enum {string|null} */
            speaker: "person" | "delegate" | null;
            note: string;
        };
        ReviewShown: {
            /** @enum {string} */
            kind: "video" | "still" | "sound";
            /** @description Film or sound; an address that lives ten minutes. */
            media: string | null;
            picture: string | null;
            digests: {
                role: string;
                sha256: string;
            }[];
        };
        ApprovalProof: {
            /** Format: uuid */
            unitId: string;
            person: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            title: string;
            unit: string;
            shown: components["schemas"]["ReviewShown"];
            version: string | null;
            right: {
                base: string;
                contract: string;
                /** @enum {string} */
                approvals: "final" | "revocable";
            };
            round: {
                number: number;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                openedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                silenceApprovesAt: string | null;
                log: {
                    seq: number;
                    hash: string;
                    prevHash: string;
                } | null;
            };
            asked: {
                addressedTo: string;
                /** @enum {string} */
                capacity: "person" | "rep" | "publicist";
                /** @enum {string} */
                identity: "link-by-letter" | "link-by-hand";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                sentAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                firstOpenedAt: string | null;
            }[];
            words: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                said: "kill" | "approve" | "take-back";
                /** @enum {string} */
                speaker: "person" | "delegate";
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                note: string;
                addressedTo: string;
                /** @enum {string} */
                identity: "link-by-letter" | "link-by-hand";
                log: {
                    seq: number;
                    hash: string;
                    prevHash: string;
                } | null;
            }[];
            state: components["schemas"]["ReviewState"];
            silenceLog: {
                seq: number;
                hash: string;
                prevHash: string;
            } | null;
            chain: {
                isWhole: boolean;
                entries: number | null;
                head: string | null;
                because: string | null;
            };
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
        };
        RoundSlip: {
            production: {
                title: string;
                zone: string;
            };
            person: string;
            addressedTo: string;
            /** @enum {string} */
            capacity: "person" | "rep" | "publicist";
            may: ("approve" | "kill")[];
            round: {
                number: number;
                note: string;
                openedBy: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                openedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                silenceApprovesAt: string | null;
            };
            right: {
                base: string;
                /** @enum {string} */
                counted: "stills" | "shots" | "cuts" | "seconds";
                soloPercent: number;
                groupPercent: number | null;
                /** @enum {string} */
                approvals: "final" | "revocable";
                hasEnded: boolean;
            };
            allowance: components["schemas"]["KillTally"];
            used: components["schemas"]["KillTally"];
            left: components["schemas"]["KillTally"];
            over: components["schemas"]["KillTally"];
            /** @description Shown to somebody billed higher, whose word counts. */
            ofOthers: number;
            units: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "still" | "shot" | "stretch" | "cut";
                title: string;
                /** @enum {string} */
                company: "solo" | "group";
                /** @description One, or flicks where seconds are counted. */
                weight: number;
                /** @description Media time in flicks (1/705,600,000 s). */
                fromFlicks: number | null;
                /** @description Media time in flicks (1/705,600,000 s). */
                toFlicks: number | null;
                shown: components["schemas"]["ReviewShown"];
                seen: {
                    /** @description Media time in flicks (1/705,600,000 s). */
                    fromFlicks: number;
                    /** @description Media time in flicks (1/705,600,000 s). */
                    toFlicks: number;
                    boxes: {
                        /** @description Media time in flicks (1/705,600,000 s). */
                        atFlicks: number;
                        box: {
                            x: number;
                            y: number;
                            width: number;
                            height: number;
                        };
                    }[];
                }[];
                state: components["schemas"]["ReviewState"];
                /** @description False: asked in an earlier round of the same base. */
                isOfRound: boolean;
            }[];
            draft: {
                /** Format: uuid */
                unitId: string;
                /** @enum {string} */
                said: "kill" | "approve";
                /** @default  */
                note: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            now: string;
        };
        RoundReceipt: {
            /** Format: uuid */
            sendingId: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            sentAt: string;
            taken: {
                /** Format: uuid */
                unitId: string;
                /** @enum {string} */
                said: "kill" | "approve" | "take-back";
            }[];
            notTaken: {
                /** Format: uuid */
                unitId: string;
                /** @enum {string} */
                said: "kill" | "approve" | "take-back";
                because: string;
                reason: string;
            }[];
            logEntry: number;
            logHash: string;
        };
        FaceSetting: {
            proposesFaces: boolean;
        };
        MarkingDesk: {
            palette: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
                name: string;
                character: string | null;
                billing: number | null;
                isOnTheDay: boolean;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                markedAt: string | null;
            }[];
            shotStartsFlicks: number[] | null;
            before: {
                /** Format: uuid */
                id: string;
                title: string;
            } | null;
            look: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                by: string;
            } | null;
            trackings: components["schemas"]["Tracking"][];
            faces: {
                isOn: boolean;
                search: {
                    /** Format: uuid */
                    workId: string;
                    /** @enum {string} */
                    state: "waiting" | "done" | "cancelled" | "failed";
                    found: number | null;
                } | null;
                proposals: components["schemas"]["FaceProposal"][];
            };
        };
        Tracking: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            appearanceId: string;
            /** Format: uuid */
            workId: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            atFlicks: number;
            /** @enum {string} */
            state: "waiting" | "followed" | "lost" | "cancelled" | "failed";
            /** @description Media time in flicks (1/705,600,000 s). */
            foundFromFlicks: number | null;
            /** @description Media time in flicks (1/705,600,000 s). */
            foundToFlicks: number | null;
            /** @enum {string|null} */
            lostBefore: "faded" | "left-frame" | "shot-changed" | "too-even" | null;
            /** @enum {string|null} */
            lostAfter: "faded" | "left-frame" | "shot-changed" | "too-even" | null;
            confidence: number | null;
        };
        FaceProposal: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            fromFlicks: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            toFlicks: number;
            boxes: {
                /** @description Media time in flicks (1/705,600,000 s). */
                atFlicks: number;
                box: {
                    x: number;
                    y: number;
                    width: number;
                    height: number;
                };
            }[];
            confidence: number | null;
        };
        Cut: {
            /** Format: uuid */
            id: string;
            title: string;
            version: number;
            shape: components["schemas"]["Shape"];
            timeline: components["schemas"]["Timeline"];
            captions: components["schemas"]["Cue"][];
            chapters: components["schemas"]["Chapter"][];
            /** @description Who is named under it: as chosen, or else whoever sent the footage. */
            credits: components["schemas"]["Credit"][];
            /** @description Media time in flicks (1/705,600,000 s). */
            lengthFlicks: number;
            meantFor: components["schemas"]["MeantFor"];
            /** @description The cut whose material and marks it began with. */
            origin: {
                /** Format: uuid */
                id: string;
                title: string;
                difference: components["schemas"]["CutDifference"];
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            lockedAt: string | null;
            lockedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            createdAt: string;
            /** Format: uuid */
            exposureId: string | null;
            /** @enum {string|null} */
            verdictKind: "cleared" | "cleared-with-edits" | "held" | "refused" | null;
            render: components["schemas"]["Render"];
            rawMeter: components["schemas"]["RawMeter"];
            /** @description Dead in every version by a kill right. */
            killed: components["schemas"]["Kill"][];
        };
        /** @enum {string} */
        Shape: "9:16" | "4:5" | "1:1" | "16:9";
        Timeline: {
            clips: components["schemas"]["Clip"][];
            edits: components["schemas"]["Edit"][];
        };
        Clip: {
            /** Format: uuid */
            assetId: string;
            source: components["schemas"]["TimeRange"];
            crop?: {
                window: components["schemas"]["KeyedBox"][];
            };
            /** @description Which of the asset’s sounds is heard, from 0; left out, the first. */
            track?: number;
        };
        /** @description Half-open, in flicks. */
        TimeRange: {
            /** @description Media time in flicks (1/705,600,000 s). */
            from: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            to: number;
        };
        KeyedBox: {
            /** @description Media time in flicks (1/705,600,000 s). */
            at: number;
            box: components["schemas"]["Box"];
        };
        /** @description Fractions of the upright picture, from its top left corner. */
        Box: {
            x: number;
            y: number;
            width: number;
            height: number;
        };
        /** @description A change to what leaves, in the time of its asset. */
        Edit: {
            /** @enum {string} */
            kind: "blur" | "cover";
            /** Format: uuid */
            assetId: string;
            range: components["schemas"]["TimeRange"];
            boxes: components["schemas"]["KeyedBox"][];
        } | {
            /** @enum {string} */
            kind: "mute" | "trim";
            /** Format: uuid */
            assetId: string;
            range: components["schemas"]["TimeRange"];
        };
        Cue: {
            /** @description Media time in flicks (1/705,600,000 s). */
            from: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            to: number;
            text: string;
        };
        /** @description In cut time; it lasts until the next one, or the end. */
        Chapter: {
            /** @description Media time in flicks (1/705,600,000 s). */
            at: number;
            title: string;
        };
        Credit: {
            name: string;
            craft: string;
        };
        /** @description What a cut is meant for: the question the doorkeeper answers about it. */
        MeantFor: {
            uses: string[];
            destination: {
                platform: string;
                account: string;
            };
            territories: string[];
            moment: {
                /** @enum {string} */
                kind: "now";
            } | {
                /** @enum {string} */
                kind: "from";
                /** Format: date-time */
                at: string;
            };
        };
        CutDifference: {
            /** @enum {string} */
            kind: "shape";
            shape: components["schemas"]["Shape"];
        } | {
            /** @enum {string} */
            kind: "shorter";
            /** @description Media time in flicks (1/705,600,000 s). */
            longest: number;
        };
        Render: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "waiting" | "rendering" | "rendered" | "failed" | "cancelled";
            /** Format: uuid */
            workId: string | null;
            /** @description An address that lives ten minutes. */
            video: string | null;
            poster: string | null;
            sizeBytes: number | null;
            /** @description Media time in flicks (1/705,600,000 s). */
            durationFlicks: number | null;
            width: number | null;
            height: number | null;
            /** @description Frames a second, as a fraction; null for what was rendered before it was kept. */
            frameRate: {
                num: number;
                den: number;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            renderedAt: string | null;
            problem: {
                [key: string]: unknown;
            } | null;
        } | null;
        RawMeter: {
            percent: number;
            joins: number;
            isReframed: boolean;
            regions: {
                muted: number;
                blurred: number;
                covered: number;
            };
            stretches: {
                /** @enum {string} */
                kind: "untouched" | "muted" | "blurred" | "covered";
                inCut: components["schemas"]["TimeRange"];
            }[];
        };
        Approval: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            subjectId: string;
            subject: string;
            askedOf: string;
            /** @enum {string} */
            answer: "asked" | "approved" | "refused";
            note: string | null;
            /** @description Media time in flicks (1/705,600,000 s). */
            noteAtFlicks: number | null;
            decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            decidedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            askedAt: string;
            /** @enum {string} */
            speaker: "person" | "delegate";
            isFinal: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            silenceApprovesAt: string | null;
            round: number;
            /** @description Nobody answered, and the contract takes that for a yes. */
            isSilent: boolean;
        };
        Publication: {
            /** Format: uuid */
            id: string;
            title: string;
            copy: string;
            slug: string | null;
            destination: {
                /** @enum {string} */
                kind: "own-page" | "kit" | "platform";
                name: string;
            };
            /**
             * Format: uuid
             * @description The publication that a kit was made of.
             */
            besideId: string | null;
            /**
             * Format: date-time
             * @description Null while it waits for its moment.
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string | null;
            /**
             * Format: date-time
             * @description When it would open if all goes as planned; it opens nothing.
             * @example 2026-11-27T17:00:00.000Z
             */
            expectedAt: string | null;
            rule: components["schemas"]["ScheduleRule"];
            /** @description The rule as a sentence has it. */
            opens: string;
            /** @description What it waits for, as a sentence. */
            waits: string | null;
            /** @enum {string} */
            state: "draft" | "scheduled" | "placing" | "leaving" | "unknown" | "live" | "failed" | "cancelled" | "recalled";
            /**
             * @description Shut: a change of evidence keeps it closed until a person schedules it anew.
             * @enum {string}
             */
            standing: "stands" | "shut";
            verdict: {
                /** @enum {string} */
                kind: "cleared" | "cleared-with-edits" | "held" | "refused";
                headline: string;
                reason: string;
                when: string;
                /** @description What would free it, best first. */
                acts: components["schemas"]["Remedy"][];
            } | null;
            /** Format: uuid */
            exposureId: string;
            /** Format: uuid */
            cutId: string;
            /**
             * Format: uuid
             * @description The cut of which this and its other shapes were made; a recall reaches all of them.
             */
            firstCutId: string;
            cutVersion: number;
            /** @description Media time in flicks (1/705,600,000 s). */
            durationFlicks: number;
            posterUrl: string | null;
            url: string | null;
            /** @description How many places a recall would have to reach now. */
            places: number;
            madeBy: string;
            /** @description How often the own link of a kit was followed. */
            kitVisits: number | null;
            kitCheck: components["schemas"]["KitCheck"];
            /** @description What somebody else did to it at its platform; null where it is as it was left. */
            there: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                goneSince: string | null;
                isHidden: boolean;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                rewordedSince: string | null;
            } | null;
        };
        /** @description When a publication opens: at once, at a moment, when a wall clock shows a time, or so long after a premiere, a story point’s public moment, or another publication that went live. */
        ScheduleRule: {
            /** @enum {string} */
            kind: "at-once";
        } | {
            /** @enum {string} */
            kind: "moment";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
        } | {
            /** @enum {string} */
            kind: "local-time";
            local: components["schemas"]["LocalTime"] & unknown;
        } | {
            /** @enum {string} */
            kind: "premiere";
            /**
             * Format: uuid
             * @description A point of the story; null: the work itself.
             */
            of: string | null;
            /** @description A code, or `each`. A place that keeps to no territories opens with the last that is told. */
            territory: string;
            delay: components["schemas"]["Delay"];
        } | {
            /** @enum {string} */
            kind: "story-point";
            /** Format: uuid */
            point: string;
            delay: components["schemas"]["Delay"];
        } | {
            /** @enum {string} */
            kind: "publication";
            /** Format: uuid */
            publicationId: string;
            delay: components["schemas"]["Delay"];
        };
        /** @description Of a kit whose link came back: what a look at the post found. */
        KitCheck: {
            /**
             * @description Verified: the film itself was compared and is the cut. Weaker: a picture of the post is a frame of the cut. Open: not looked at yet.
             * @enum {string}
             */
            standing: "open" | "verified" | "weaker" | "to-look-at" | "gone";
            found: string | null;
            /** @enum {string|null} */
            disclosure: "there" | "missing" | "unread" | "not-needed" | null;
            haveWordsChanged: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string | null;
            /** @description The platform shows too little of the post: what its holder saves from there can be compared. */
            asksForSaved: boolean;
            /** @description What was brought last of the post, and what it shows. It verifies nothing. */
            saved: {
                isCompared: boolean;
                found: string | null;
            } | null;
        } | null;
        Preflight: {
            isReady: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            expectedAt: string | null;
            /** @description The rule as a sentence has it. */
            opens: string;
            /** @description What it waits for, as a sentence. */
            waits: string | null;
            /** @description What to know of its moment. */
            warnings: string[];
            /** @description What it runs into on the calendar; none of it forbids. */
            conflicts: {
                /** @enum {string} */
                kind: "too-close" | "same-cut" | "daily-quota" | "quiet-hours";
                said: string;
                /** Format: uuid */
                publicationId: string | null;
            }[];
            slug: string;
            /** @enum {string} */
            slugState: "usable" | "opaque" | "taken" | "reserved" | "letters" | "too-long" | "empty";
            words: {
                kind: string;
                field?: string;
                used?: number;
                most?: number;
            }[];
            /** @description What its platform would refuse of a post as it stands. */
            issues: {
                kind: string;
                said: string;
            }[];
            film: {
                kind: string;
            }[];
            verdict: components["schemas"]["Verdict"];
        };
        KitCard: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            publicationId: string;
            holderName: string;
            disclosure: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string | null;
            /** @enum {string} */
            state: "draft" | "scheduled" | "placing" | "leaving" | "unknown" | "live" | "failed" | "cancelled" | "recalled";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            handedOverAt: string | null;
            handovers: number;
            link: string | null;
        };
        MadeKit: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            publicationId: string;
            url: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string;
        };
        CalendarSettings: {
            /** @description Two posts at one place closer than this are warned of. */
            leastApartMinutes: number;
            /** @description Hours of the audience in which a post is warned of. */
            quietHours: {
                /** @example 22:00 */
                from: string;
                /** @example 22:00 */
                until: string;
                zone: string;
            } | null;
        };
        Delivery: {
            /** Format: uuid */
            publicationId: string;
            account: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
                name: string;
            };
            /** @enum {string} */
            stage: "draft" | "waiting" | "copying" | "uploading" | "processing" | "ready" | "committing" | "taken" | "unknown" | "live" | "failed" | "cancelled" | "retracting" | "recalled";
            needsPerson: boolean;
            words: components["schemas"]["PostWords"];
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            placeFrom: string;
            progress: number | null;
            /** @description The last thing the platform said, in its own word. */
            said: string | null;
            trouble: {
                kind: string;
                code: string;
                what: string;
                remedy: string;
                raw: string;
            } | null;
            /** @description The copy that goes in place of the film, where the platform takes less. */
            copy: {
                /** @enum {string} */
                state: "waiting" | "making" | "made" | "failed" | "dropped";
                progress: number | null;
                /** Format: uuid */
                workId: string | null;
                problem: string | null;
                width: number;
                height: number;
                mostBytes: number;
                sizeBytes: number | null;
            } | null;
            tries: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            lookAt: string | null;
            url: string | null;
            remoteId: string | null;
            visibility: string | null;
            /** Format: uuid */
            partOf: string | null;
            parts: string[];
            attempts: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                dueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                endedAt: string | null;
                outcome: string | null;
            }[];
        };
        /** @description What will stand at the platform, in its own fields */
        PostWords: {
            /** @enum {string} */
            format: "own-page" | "instagram-reel" | "instagram-story" | "tiktok" | "youtube-short" | "youtube-film" | "x-post" | "bluesky-post" | "fediverse-post" | "peertube-film";
            /** @default  */
            title: string | "";
            /** @default  */
            copy: string;
            /**
             * @description BCP 47
             * @default null
             */
            language: string | null;
            /** @default  */
            altText: string;
            /** @default null */
            contentWarning: string | null;
            /** @default [] */
            disclosures: ("paid-partnership" | "own-brand" | "made-with-ai" | "made-for-kids" | "sensitive")[];
            /** @default null */
            visibility: string | null;
            /**
             * @description A moment of the film. A platform that takes pictures alone gets its frame, taken by the house.
             * @default null
             */
            cover: {
                /** @enum {string} */
                kind: "moment";
                /** @description Media time in flicks (1/705,600,000 s). */
                at: number;
            } | null;
            /** @default {} */
            interactions: {
                comments?: boolean;
                duets?: boolean;
                stitches?: boolean;
            };
            /** @default null */
            firstComment: string | null;
            /** @default [] */
            parts: string[];
        };
        PostPreflight: {
            isReady: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string | null;
            opens: string;
            warnings: string[];
            conflicts: {
                kind: string;
                said: string;
            }[];
            /** @description All that the platform would refuse. */
            issues: {
                kind: string;
                said: string;
                remedy: components["schemas"]["PostRemedy"];
                source: string;
            }[];
            plannedCopy: components["schemas"]["PlannedCopy"];
            /** @description The platform itself said what it takes, just now. */
            isLive: boolean;
            because: string | null;
            price: {
                currency: string;
                micros: number;
            } | null;
            verdict: components["schemas"]["Verdict"];
        };
        /** @description What mends it, as one act; `by-hand` is for a person to think about. */
        PostRemedy: {
            /** @enum {string} */
            kind: "other-shape";
            shapes: ("9:16" | "4:5" | "1:1" | "16:9")[];
        } | {
            /** @enum {string} */
            kind: "shorter";
            /** @description Media time in flicks (1/705,600,000 s). */
            longest: number;
        } | {
            /** @enum {string} */
            kind: "longer";
        } | {
            /** @enum {string} */
            kind: "shorten-words";
            words: {
                of: number | "first-comment";
                /** @enum {string} */
                field: "title" | "copy";
            } | {
                /** @enum {string} */
                of: "alt-text";
            };
            /** @enum {string} */
            unit: "grapheme" | "utf16" | "byte" | "weighted" | "linked";
            over: number;
        } | {
            /** @enum {string} */
            kind: "take-letters-out";
            of: number | "first-comment";
            /** @enum {string} */
            field: "title" | "copy";
            letters: string;
        } | {
            /** @enum {string} */
            kind: "fewer-signs";
            of: number | "first-comment";
            /** @enum {string} */
            signs: "hashtags" | "mentions" | "cashtags" | "links";
            most: number;
        } | {
            /** @enum {string} */
            kind: "take-cut-title";
        } | {
            /** @enum {string} */
            kind: "usual-format";
            /** @enum {string} */
            format: "own-page" | "instagram-reel" | "instagram-story" | "tiktok" | "youtube-short" | "youtube-film" | "x-post" | "bluesky-post" | "fediverse-post" | "peertube-film";
        } | {
            /** @enum {string} */
            kind: "leave-out";
            /** @enum {string} */
            field: "alt-text" | "content-warning" | "copy" | "cover" | "first-comment" | "thread" | "interaction";
        } | {
            /** @enum {string} */
            kind: "fewer-parts";
            most: number;
        } | {
            /** @enum {string} */
            kind: "choose-visibility";
            takes: string[];
        } | {
            /** @enum {string} */
            kind: "own-phone";
            /** @enum {string} */
            disclosure: "paid-partnership" | "own-brand" | "made-with-ai" | "made-for-kids" | "sensitive";
        } | {
            /** @enum {string} */
            kind: "by-hand";
        };
        /** @description Made for a platform that takes less than the film has. */
        PlannedCopy: {
            said: string;
            width: number;
            height: number;
            aboutBytes: number;
            mostBytes: number;
        } | null;
        ComposingAids: {
            /** @description The usual ones, without their signs. */
            hashtags: string[];
            people: {
                name: string;
                accounts: {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    platform: "bluesky" | "mastodon" | "youtube" | "tiktok" | "instagram" | "x";
                    handle: string;
                    /** @description How they agreed to be mentioned there. */
                    agreed: string;
                    saidBy: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-27T17:00:00.000Z
                     */
                    saidAt: string;
                }[];
            }[];
        };
        AccountLimits: {
            /** @enum {string} */
            connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
            /** @description The platform itself said it, just now. */
            isLive: boolean;
            /** @description Why it could not be asked. */
            because: string | null;
            /** @description How the platform names the account now. */
            accountName: string | null;
            texts: {
                /** @enum {string} */
                field: "title" | "copy";
                /** @enum {string} */
                unit: "grapheme" | "utf16" | "byte" | "weighted" | "linked";
                most: number;
            }[];
            hashtags: number | null;
            mentions: number | null;
            /**
             * @description How a moment of the film becomes its cover there.
             * @enum {string}
             */
            cover: "moment" | "still" | "none";
            altText: number | null;
            disclosures: ("paid-partnership" | "own-brand" | "made-with-ai" | "made-for-kids" | "sensitive")[];
            /** @description The levels, the widest first. */
            visibility: string[];
            /** @description A person has to choose one of them. */
            visibilityIsChosen: boolean;
            interactions: ("comments" | "duets" | "stitches")[];
            longestSeconds: number | null;
        };
        KeyArt: {
            keyArt: {
                /** Format: uuid */
                assetId: string;
                alt: string;
                chosenBy: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                chosenAt: string;
                /** @description False once the doorkeeper has taken it off the page. */
                isShown: boolean;
            } | null;
        };
        KitSlip: {
            /** @enum {string} */
            door: "closed" | "waiting" | "open" | "dead";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string | null;
            holder: string;
            title: string;
            copy: string | null;
            disclosure: string | null;
            credits: {
                name: string;
                craft: string;
            }[];
            file: {
                name: string;
                bytes: number;
                mediaType: string;
                posterUrl: string | null;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            handedOverAt: string | null;
            /** @description A link to our page that counts how often it is followed, and by nobody in particular. */
            ownLink: string | null;
            link: string | null;
            /** @description How the holder said that the post of this link discloses. */
            disclosed: {
                /** @enum {string} */
                how: "in-words" | "by-label";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            } | null;
            /** @description Whether the holder lets their post be shown on the production’s page; null where there is none for it. */
            showing: {
                isShown: boolean;
            } | null;
            check: components["schemas"]["KitCheck"];
        };
        Recall: {
            /** Format: uuid */
            id: string;
            title: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            by: string;
            because: string;
            /** Format: uuid */
            publicationId: string;
            /** Format: uuid */
            cutId: string;
            places: number;
            counts: {
                shutting: number;
                checking: number;
                gone: number;
                task: number;
                told: number;
                failed: number;
                "given-up": number;
            };
            overdue: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            nextDueAt: string | null;
            isFinished: boolean;
            /**
             * @description Closed: every line is proved gone, told, or given up by a named person. Running: every other line has a clock that has not run out.
             * @enum {string}
             */
            standing: "closed" | "running" | "open";
            posterUrl: string | null;
            lines: components["schemas"]["RecallLine"][];
        };
        RecallLine: {
            /** Format: uuid */
            id: string;
            place: {
                /** @enum {string} */
                kind: "own-page" | "media-addresses" | "kit-link" | "kit-copy" | "platform-post" | "platform-draft" | "federated-copy" | "feed" | "bundle";
                name: string;
                url: string | null;
                /** @description Where a person deletes it by hand. */
                actUrl: string | null;
            };
            /** @enum {string} */
            state: "shutting" | "checking" | "gone" | "task" | "told" | "failed" | "given-up";
            /** @enum {string} */
            retraction: "hard" | "conditional" | "manual" | "best-effort" | "none";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            dueAt: string | null;
            givenUp: {
                by: string;
                because: string;
            } | null;
            /** @description Nobody of the house can look there: a picture must show that it is gone. */
            asksForPaper: boolean;
            sights: {
                /** @enum {string} */
                how: "read" | "place-said" | "person-said" | "never-out";
                /** @enum {string|null} */
                did: "hid" | "deleted" | "asked" | "was-refused" | "said" | null;
                words: string;
                by: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                sha256: string | null;
                /** @description How many requests it rests on; the report has them. */
                asked: number;
                paper: {
                    /** Format: uuid */
                    id: string;
                    url: string;
                } | null;
            }[];
            evidence: {
                /** @enum {string} */
                how: "read" | "place-said" | "person-said" | "never-out";
                /** @enum {string|null} */
                did: "hid" | "deleted" | "asked" | "was-refused" | "said" | null;
                words: string;
                by: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                sha256: string | null;
                /** @description How many requests it rests on; the report has them. */
                asked: number;
                paper: {
                    /** Format: uuid */
                    id: string;
                    url: string;
                } | null;
            } | null;
        };
        /** @description A recall that was rehearsed: nothing was recalled, and nothing left this machine. */
        RecallDrill: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            cutId: string;
            title: string;
            /** @enum {string} */
            state: "rehearsing" | "done" | "failed";
            /** Format: uuid */
            workId: string;
            askedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            askedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            doneAt: string | null;
            result: {
                shutMs: number;
                cancelled: number;
                sum: {
                    shut: number;
                    gone: number;
                    byHand: number;
                    askedFor: number;
                    failed: number;
                    notRehearsed: number;
                    slowestMs: number | null;
                };
                lines: {
                    place: {
                        /** @enum {string} */
                        kind: "own-page" | "media-addresses" | "kit-link" | "kit-copy" | "platform-post" | "platform-draft" | "federated-copy" | "feed" | "bundle";
                        name: string;
                    };
                    /** @enum {string} */
                    retraction: "hard" | "conditional" | "manual" | "best-effort" | "none";
                    /** @enum {string} */
                    way: "emulated" | "rolled-back" | "not-rehearsed";
                    /** @enum {string} */
                    state: "shutting" | "checking" | "gone" | "task" | "told" | "failed" | "given-up";
                    /** @description Milliseconds from the call. */
                    hiddenMs: number | null;
                    /** @description Milliseconds from the call. */
                    goneMs: number | null;
                    said: string;
                }[];
            } | null;
        };
        /** @description What came back because of one’s own word: each place, without anybody’s name. */
        RecallReceipt: {
            /** Format: uuid */
            id: string;
            title: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            /**
             * @description Closed: every line is proved gone, told, or given up by a named person. Running: every other line has a clock that has not run out.
             * @enum {string}
             */
            standing: "closed" | "running" | "open";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            closedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            nextDueAt: string | null;
            places: {
                /** Format: uuid */
                id: string;
                place: {
                    /** @enum {string} */
                    kind: "own-page" | "media-addresses" | "kit-link" | "kit-copy" | "platform-post" | "platform-draft" | "federated-copy" | "feed" | "bundle";
                    /** @description Of an account that anybody could see; of nobody’s kit or draft. */
                    name: string | null;
                    url: string | null;
                };
                /** @enum {string} */
                state: "shutting" | "checking" | "gone" | "task" | "told" | "failed" | "given-up";
                /** @enum {string} */
                retraction: "hard" | "conditional" | "manual" | "best-effort" | "none";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                hiddenAt: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                goneAt: string | null;
                /** @enum {string|null} */
                how: "read" | "place-said" | "person-said" | "never-out" | null;
                /** @description The HTTP status that was read last. */
                answered: number | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                lookedAt: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                dueAt: string | null;
            }[];
        };
        /** @description A recall’s ledger with its evidence and the log’s entries about it. */
        RecallReport: {
            /** @enum {string} */
            form: "stagedoor-recall-report/1";
            key: string;
            house: {
                url: string;
            };
            production: {
                id: string;
                slug: string;
                title: string;
            };
            recall: {
                id: string;
                title: string;
                because: string;
                calledBy: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                calledAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                closedAt: string | null;
            };
            askedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string;
            /** @enum {string} */
            standing: "closed" | "running" | "open";
            lines: {
                place: {
                    /** @enum {string} */
                    kind: "own-page" | "media-addresses" | "kit-link" | "kit-copy" | "platform-post" | "platform-draft" | "federated-copy" | "feed" | "bundle";
                    name: string;
                    address: string | null;
                };
                /** @enum {string} */
                retraction: "hard" | "conditional" | "manual" | "best-effort" | "none";
                /** @enum {string} */
                state: "shutting" | "checking" | "gone" | "task" | "told" | "failed" | "given-up";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                dueAt: string | null;
                because: string | null;
                by: string | null;
                sights: {
                    /**
                     * Format: date-time
                     * @example 2026-11-27T17:00:00.000Z
                     */
                    at: string;
                    /** @enum {string} */
                    how: "read" | "place-said" | "person-said" | "never-out";
                    what: string;
                    by: string | null;
                    sha256: string | null;
                    asked: {
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        at: string;
                        method: string;
                        address: string;
                        status: number;
                        sha256: string;
                    }[];
                }[];
            }[];
            log: {
                head: {
                    seq: number;
                    hash: string | null;
                };
                entries: {
                    seq: number;
                    /**
                     * Format: date-time
                     * @example 2026-11-27T17:00:00.000Z
                     */
                    at: string;
                    kind: string;
                    body: {
                        [key: string]: unknown;
                    };
                    personalDigest: string | null;
                    prevHash: string;
                    hash: string;
                }[];
            };
        };
        Whereabouts: {
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            places: number;
            /** @description Places where something is now, by how surely they give back. */
            held: {
                hard: number;
                conditional: number;
                manual: number;
                "best-effort": number;
                none: number;
            };
            whereabouts: components["schemas"]["Whereabout"][];
        };
        Whereabout: {
            /** @enum {string} */
            kind: "own-page" | "media-addresses" | "kit-link" | "kit-copy" | "platform-post" | "platform-draft" | "federated-copy" | "feed" | "bundle" | "preview" | "notice" | "media-copy";
            title: string;
            name: string;
            address: string | null;
            /** @enum {string} */
            stands: "out" | "unseen" | "in-hands" | "was-out" | "waits";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            since: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            until: string | null;
            /** @description How many have it or saw it, by what is counted; empty where nobody tells. */
            seen: {
                figure: string;
                value: number;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string | null;
            }[];
            /** @enum {string} */
            retraction: "hard" | "conditional" | "manual" | "best-effort" | "none";
        };
        EmbargoProofCard: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            publicationId: string;
            /** @enum {string} */
            state: "proving" | "proved" | "failed";
            /** Format: uuid */
            workId: string;
            askedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            askedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            provedAt: string | null;
            /** @enum {string|null} */
            verdict: "shut" | "reachable" | "unclear" | null;
            sum: {
                tries: number;
                shut: number;
                reachable: number;
                /** @description What lies somewhere ahead of its moment, by a named person’s word. */
                ahead: number;
                /** @description Tries from whose answer nothing follows. */
                unclear: number;
            } | null;
            /** @description Of the text that is signed; the log has it too. */
            sha256: string | null;
        };
        /** @description What was tried before the moment of a publication, and found. */
        EmbargoProof: {
            /** @enum {string} */
            form: "stagedoor-embargo-proof/1";
            key: string;
            house: {
                url: string;
                askedAt: string[];
            };
            production: {
                id: string;
                slug: string;
                title: string;
            };
            publication: {
                id: string;
                title: string;
                place: string;
                state: string;
                opensAt: string | null;
            };
            askedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            begunAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            endedAt: string;
            evidenceVersion: number;
            logHead: {
                seq: number;
                hash: string | null;
            };
            viewers: {
                name: string;
                is: string;
            }[];
            soughtFor: {
                what: string;
                isTold: boolean;
                because: string | null;
            }[];
            notAsked: {
                what: string;
                because: string;
            }[];
            tries: components["schemas"]["EmbargoTry"][];
            sum: {
                tries: number;
                shut: number;
                reachable: number;
                /** @description What lies somewhere ahead of its moment, by a named person’s word. */
                ahead: number;
                /** @description Tries from whose answer nothing follows. */
                unclear: number;
            };
            /** @enum {string} */
            verdict: "shut" | "reachable" | "unclear";
        };
        EmbargoTry: {
            what: string;
            how: string;
            as: string;
            /** @enum {string} */
            expected: "as-never-been" | "says-nothing" | "hands-nothing-over";
            status: number | null;
            sha256: string | null;
            /** @enum {string} */
            verdict: "shut" | "reachable" | "ahead" | "unclear";
            because: string | null;
        };
        Sighting: {
            /** @enum {string} */
            kind: "page" | "key-art" | "post" | "person";
            slug: string | null;
            title: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            opensAt: string | null;
            why: components["schemas"]["WhySeen"];
            /** @description Of a person: the post that brings them, or would bring them soonest. */
            through: string | null;
        };
        WhySeen: {
            isSeen: boolean;
            facts: ({
                /** @enum {string} */
                kind: "standing";
                holds: boolean;
            } | {
                /** @enum {string} */
                kind: "opening-moment";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                opensAt: string | null;
                holds: boolean;
            } | {
                /** @enum {string} */
                kind: "audience";
                /** @enum {string} */
                audience: "crew" | "slip" | "grown" | "member" | "public";
                isInvited: boolean;
                holds: boolean;
            } | {
                /** @enum {string} */
                kind: "story-point";
                /** @description As crew call it. */
                name: string;
                /** @description As fans call it. */
                label: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                shownFrom: string | null;
                holds: boolean;
            } | {
                /** @enum {string} */
                kind: "moment";
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                moment: string;
                holds: boolean;
            })[];
        };
        Fediverse: {
            /** @description Whether posts can go there. */
            isOn: boolean;
            /** @description What people search for; null while it is switched off and never was on. */
            handle: string | null;
            /** @description The address that names it. */
            address: string | null;
            followers: number;
            notes: number;
            /** @description What is still on its way to other servers. */
            waiting: number;
            blocked: {
                host: string;
                byName: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            }[];
            blockedPeople: {
                person: string;
                byName: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            }[];
            /** @description What went out last, and how many inboxes took it. */
            out: {
                /** Format: uuid */
                publicationId: string;
                title: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                publishedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                withdrawnAt: string | null;
                taken: number;
                waiting: number;
                refused: number;
            }[];
            podcast: {
                isOn: boolean;
                url: string;
                entries: number;
            };
        };
        Reply: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            publicationId: string;
            title: string;
            /** Format: uuid */
            accountId: string;
            account: string;
            connector: string;
            /** @description As the platform names them: somebody else’s words. */
            author: string;
            /** @description Plain text, somebody else’s words. Show it as text; never as markup, never with links. */
            text: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            fetchedAt: string;
            /**
             * Format: date-time
             * @description When a look found that its writer had changed it; null where they had not.
             * @example 2026-11-27T17:00:00.000Z
             */
            editedAt: string | null;
            /** @description Where it is read and answered. */
            url: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            readAt: string | null;
            readBy: string | null;
            /** @description Who of the crew is at it. */
            takenBy: string | null;
            /**
             * Format: uuid
             * @description Their account.
             */
            takenById: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            doneAt: string | null;
            doneBy: string | null;
            /** @description What the platform takes of an answer; null where it is answered there alone. */
            bound: {
                /** @enum {string} */
                unit: "grapheme" | "utf16" | "byte" | "weighted" | "linked";
                most: number;
            } | null;
            /** @description What the platform charges for an answer. */
            price: {
                currency: string;
                micros: number;
                microsWithAddress: number;
            } | null;
            answers: components["schemas"]["ReplyAnswer"][];
        };
        ReplyAnswer: {
            /** Format: uuid */
            publicationId: string;
            text: string;
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            /**
             * @description In doubt: it was sent and the platform did not answer; nothing is sent again before a look there.
             * @enum {string}
             */
            stage: "on-its-way" | "sent" | "in-doubt" | "refused" | "called-back";
            trouble: {
                what: string;
                remedy: string;
            } | null;
            url: string | null;
        };
        Echo: {
            /** Format: uuid */
            publicationId: string;
            title: string;
            /** Format: uuid */
            accountId: string;
            account: string;
            connector: string;
            url: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            liveSince: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            lookedAt: string | null;
            /** @description Looks in a row that came to nothing. */
            failures: number;
            /** @enum {string} */
            existence: "unread" | "there" | "hidden" | "gone" | "expired";
            /**
             * Format: date-time
             * @description Since when two looks in a row or more did not find it.
             * @example 2026-11-27T17:00:00.000Z
             */
            goneSince: string | null;
            changed: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                was: string;
                is: string;
            } | null;
            figures: {
                figure: string;
                value: number;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            }[];
        };
        SharedPost: {
            id: string;
            name: string;
            /** @description As people call it; a server of its own by its host. */
            platform: string;
            /** @description Somebody else’s page: link to it with noopener and nofollow. */
            link: string;
            /** @description The film there was compared, and was the one that was cleared. */
            isVerified: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            sharedAt: string;
            post: {
                slug: string;
                title: string;
            };
        };
        PublicProduction: {
            slug: string;
            title: string;
            kind: string;
            line: string | null;
            zone: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            premiereAt: string | null;
            keyArt: {
                url: string;
                width: number;
                height: number;
                alt: string;
            } | null;
            /** @description The picture of a share card: a path that holds as long as the thing stands open to everybody; null otherwise. */
            card: string | null;
            /** @description The podcast feed, where something is in it. */
            podcast: string | null;
            /** @description Who the production is in the fediverse, where something of it can be read. */
            actor: {
                path: string;
                username: string;
            } | null;
        };
        PostRow: {
            slug: string;
            title: string;
            lead: string | null;
            /** @description Where it sits in the story, said only to who is that far. */
            place: {
                id: string;
                label: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            openedAt: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            durationFlicks: number;
            poster: {
                url: string;
                width: number;
                height: number;
                alt: string;
            } | null;
            credits: {
                name: string;
                /** @description The name in addresses. */
                person: string;
                craft: string | null;
            }[];
        };
        Post: components["schemas"]["PostRow"] & {
            text: string | null;
            shape: string;
            /** @description Whether it gives nothing away to anybody; else its title belongs into no head, card or history. */
            isForAll: boolean;
            /** @description The picture of a share card: a path that holds as long as the thing stands open to everybody; null otherwise. */
            card: string | null;
            media: {
                /** @description A path of this house; it lives ten minutes, and dies with a recall. */
                url: string;
                type: string;
                width: number;
                height: number;
                captionsUrl: string | null;
                /** @description The same chapters as WebVTT. */
                chaptersUrl: string | null;
            };
            chapters: {
                /** @description Media time in flicks (1/705,600,000 s). */
                atFlicks: number;
                title: string;
            }[];
            transcript: {
                /** @description Media time in flicks (1/705,600,000 s). */
                fromFlicks: number;
                /** @description Media time in flicks (1/705,600,000 s). */
                toFlicks: number;
                text: string;
            }[];
            raw: {
                share: number;
                joins: number;
                isReframed: boolean;
                parts: {
                    /** @enum {string} */
                    kind: "join" | "mute" | "blur" | "cover";
                    from: number;
                    to: number;
                }[];
            };
        };
        PublicPerson: {
            person: string;
            name: string;
            crafts: string[];
            /** @description How many of their posts this viewer sees. */
            posts: number;
        };
        PublicCraft: {
            value: string;
            name: string;
        };
        JourneyStop: {
            id: string;
            label: string;
            posts: components["schemas"]["PostRow"][];
        };
        SearchHit: {
            kind: string;
            title: string;
            /** @description From the page of the production on. */
            path: string;
            by: string | null;
            snippet: {
                text: string;
                isHit: boolean;
            }[];
        };
        /** @description oEmbed 1.0 (oembed.com), of type link: no player leaves this house. */
        Embed: {
            /** @enum {string} */
            version: "1.0";
            /** @enum {string} */
            type: "link";
            title: string;
            provider_name: string;
            provider_url: string;
            cache_age: number;
            thumbnail_url?: string;
            thumbnail_width?: number;
            thumbnail_height?: number;
        };
        PlatformConnector: {
            /** @enum {string} */
            id: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
            name: string;
            door: {
                /** @enum {string} */
                kind: "oauth";
                asksServer: boolean;
                /** @enum {string} */
                app: "operator" | "by-itself";
                choices: {
                    name: string;
                    label: string;
                    hint: string;
                }[];
            } | {
                /** @enum {string} */
                kind: "words";
                asksServer: boolean;
                fields: {
                    name: string;
                    label: string;
                    isSecret: boolean;
                    hint: string;
                }[];
            } | {
                /** @enum {string} */
                kind: "ours";
            };
            /** @description False while the operator has not given the application. */
            isReady: boolean;
            /** @description The operator points it elsewhere, such as at an emulator. */
            isElsewhere: boolean;
            namedServer: string | null;
            /** @description Where the platform sends people back to; registered there. */
            callback: string | null;
            /** @enum {string} */
            retraction: "hard" | "conditional" | "manual" | "best-effort" | "none";
            canHide: boolean;
            canPlaceAhead: boolean;
            /** @enum {string} */
            comments: "read" | "read-write" | "none";
            figures: string[];
        };
        PlatformAccount: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
            platform: string;
            handle: string;
            name: string;
            server: string | null;
            /** @enum {string} */
            standing: "connected" | "needs-person" | "disconnected";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            since: string;
            because: {
                what: string;
                remedy: string;
            } | null;
            /** @description What the last look met, where it met trouble. */
            trouble: {
                what: string;
                remedy: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            checkedAt: string | null;
            /**
             * Format: date-time
             * @description When a person must give the permission again.
             * @example 2026-11-27T17:00:00.000Z
             */
            ends: string | null;
            scopes: string[];
            connectedBy: string;
            waiting: {
                count: number;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                from: string | null;
            };
            /** @enum {string} */
            outlook: "well" | "unsure" | "ends-before" | "needs-person" | "disconnected";
            settings: {
                [key: string]: string | number | boolean;
            };
        };
        PlatformApp: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
            server: string | null;
            door: string | null;
            clientId: string;
            hasSecret: boolean;
            /** @enum {string} */
            takenBy: "operator" | "by-itself";
            changedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            changedAt: string;
        };
        Door: {
            hasMail: boolean;
            takesPasskeys: boolean;
            shortestPassword: number;
            ticket: string;
            /** @description Leading zero bits of SHA-256("ticket proof"). */
            workBits: number;
        };
        /** @description Somebody who is signed in from now on; the cookies carry it. */
        Arrival: {
            /** @description Null where one is still to be chosen. */
            handle: string | null;
            worksBackstage: boolean;
        };
        PasskeyQuestion: {
            options: {
                [key: string]: unknown;
            };
        };
        NewPasskey: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            response: {
                clientDataJSON: string;
                attestationObject: string;
                /** @default [] */
                transports: string[];
            };
            /** @default {} */
            clientExtensionResults: {
                [key: string]: unknown;
            };
        };
        KnownPasskey: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string | null;
            };
            /** @default {} */
            clientExtensionResults: {
                [key: string]: unknown;
            };
        };
        /** @description One’s own account, as nobody else reads it. */
        FanAccount: {
            handle: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            handleRestsUntil: string | null;
            isGrown: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            grownSaidAt: string | null;
            email: string | null;
            isEmailProven: boolean;
            hasPassword: boolean;
            passkeys: {
                /** Format: uuid */
                id: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                since: string;
            }[];
            sessions: string[];
            progress: {
                slug: string;
                title: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                toldAt: string;
            }[];
            worksBackstage: boolean;
        };
        Theory: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "sealed" | "open" | "withdrawn";
            isMine: boolean;
            /** @description SHA-256 of the sealed file, 64 hexadecimal digits. */
            hash: string;
            /**
             * Format: date
             * @description The day of the sealing, UTC.
             */
            day: string;
            about: {
                /** Format: uuid */
                id: string;
                label: string;
            } | null;
            /** @description Whose it is, where they let the seal say so. */
            signedBy: string | null;
            /** @description Its words: to its writer always, to others once it is open to them. */
            words: {
                text: string;
                writer: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                sealedAt: string;
            } | null;
            mark: {
                /** @enum {string} */
                says: "confirmed" | "half-right" | "wrong";
                isCalled: boolean;
            } | null;
        };
        WholeTheory: components["schemas"]["Theory"] & {
            /** @description Whether this viewer says how it came out. */
            mayMark: boolean;
        };
        TheoryProof: {
            /** @description SHA-256 of the sealed file, 64 hexadecimal digits. */
            hash: string;
            /** @description What was hashed, byte for byte. */
            file: string | null;
        };
        SealCheck: {
            /** @description SHA-256 of the sealed file, 64 hexadecimal digits. */
            hash: string;
            isSame: boolean;
            hasForm: boolean;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            saysSealedAt: string | null;
        };
        Opened: {
            posts: {
                slug: string;
                title: string;
            }[];
            theories: {
                /** Format: uuid */
                id: string;
                label: string | null;
                /** @description How it begins. */
                lead: string;
                writer: string | null;
            }[];
            counts: {
                posts: number;
                theories: number;
                questions: number;
                comments: number;
            };
        };
        DeskTheory: {
            /** Format: uuid */
            id: string;
            hash: string;
            /** Format: date */
            day: string;
            label: string | null;
            isOut: boolean;
            writer: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            sealedAt: string;
            text: string;
            /** @enum {string|null} */
            mark: "confirmed" | "half-right" | "wrong" | null;
            isCalled: boolean;
        };
        CommentAnswer: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description What it answers; null for a comment on the post itself.
             */
            parent: string | null;
            /**
             * @description `gone` was taken back by its writer, `hushed` is by somebody the viewer silenced; both have no words.
             * @enum {string}
             */
            standing: "there" | "gone" | "hushed";
            handle: string | null;
            badge: {
                /** @enum {string} */
                kind: "crew" | "cast";
                name: string;
                craft: string;
            } | null;
            /** @description Safe to show as it is. */
            html: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            atFlicks: number | null;
            /** Format: date */
            writtenOn: string;
            /**
             * Format: date-time
             * @description Null for what waits for a point of the story: its day is told.
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string | null;
            isEdited: boolean;
            /** @description Behind a gate of its own. */
            isRaised: boolean;
            reactions: {
                applause?: number;
                heart?: number;
                laugh?: number;
                wow?: number;
            };
            reacted: ("applause" | "heart" | "laugh" | "wow")[];
            isMine: boolean;
            /** @description What its writer typed, for them alone. */
            source: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            changeableUntil: string | null;
            answers: components["schemas"]["Comment"][];
            hasMore: boolean;
        };
        Comment: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description What it answers; null for a comment on the post itself.
             */
            parent: string | null;
            /**
             * @description `gone` was taken back by its writer, `hushed` is by somebody the viewer silenced; both have no words.
             * @enum {string}
             */
            standing: "there" | "gone" | "hushed";
            handle: string | null;
            badge: {
                /** @enum {string} */
                kind: "crew" | "cast";
                name: string;
                craft: string;
            } | null;
            /** @description Safe to show as it is. */
            html: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            atFlicks: number | null;
            /** Format: date */
            writtenOn: string;
            /**
             * Format: date-time
             * @description Null for what waits for a point of the story: its day is told.
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string | null;
            isEdited: boolean;
            /** @description Behind a gate of its own. */
            isRaised: boolean;
            reactions: {
                applause?: number;
                heart?: number;
                laugh?: number;
                wow?: number;
            };
            reacted: ("applause" | "heart" | "laugh" | "wow")[];
            isMine: boolean;
            /** @description What its writer typed, for them alone. */
            source: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            changeableUntil: string | null;
        };
        FanQuestion: {
            /** Format: uuid */
            id: string;
            html: string;
            handle: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            askedAt: string;
            votes: number;
            isVoted: boolean;
            isMine: boolean;
            /** @description For whoever asked alone. */
            isDeclined: boolean;
            /** @description Whether it waits for a later place in the story than its thread. */
            isRaised: boolean;
            /** @description Whether this viewer holds a badge. */
            mayAnswer: boolean;
            answers: components["schemas"]["CrewAnswer"][];
        };
        CrewAnswer: {
            /** Format: uuid */
            id: string;
            html: string;
            /** @description As it was typed, for whoever wrote it. */
            source: string | null;
            by: {
                name: string;
                craft: string;
                /** @enum {string} */
                kind: "crew" | "cast";
            } | null;
            handle: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            saidAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            editedAt: string | null;
            isMine: boolean;
            clip: {
                slug: string;
                title: string;
            } | null;
        };
        QuestionSession: {
            /** Format: uuid */
            id: string;
            title: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            until: string;
            /** @enum {string} */
            state: "announced" | "open" | "closed";
            /** @description When its state changes by itself; null once it is over. */
            turnsInMs: number | null;
            answerers: {
                name: string;
                craft: string;
                /** @enum {string} */
                kind: "crew" | "cast";
            }[];
        };
        AnsweringQueue: {
            questions: components["schemas"]["WaitingQuestion"][];
            setAside: components["schemas"]["WaitingQuestion"][];
        };
        WaitingQuestion: components["schemas"]["FanQuestion"] & {
            isForMe: boolean;
            /** Format: uuid */
            session: string | null;
        };
        DeskQuestion: {
            /** Format: uuid */
            id: string;
            html: string;
            handle: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            askedAt: string;
            votes: number;
            /** @enum {string} */
            state: "waiting" | "set-aside" | "declined";
            reason: string;
            laidBy: string | null;
            /** Format: uuid */
            badgeId: string | null;
            sessionTitle: string | null;
            isRaised: boolean;
            answers: number;
        };
        Answerer: {
            /** Format: uuid */
            id: string;
            name: string;
            craft: string;
            /** @enum {string} */
            kind: "crew" | "cast";
        };
        CrewSession: {
            /** Format: uuid */
            id: string;
            title: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            until: string;
            /** @enum {string} */
            state: "announced" | "open" | "closed";
            announcedBy: string;
            badgeIds: string[];
            asked: number;
            spoils: {
                /** Format: uuid */
                id: string;
                label: string;
            }[];
        };
        WaitingWriting: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            since: string;
            kind: string;
            state: string;
            handle: string | null;
            badge: string | null;
            source: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            editedAt: string | null;
            thread: {
                /** Format: uuid */
                id: string;
                kind: string;
                title: string | null;
                isClosed: boolean;
                slowModeS: number;
            };
            parent: {
                handle: string | null;
                source: string;
            } | null;
            after: string[];
            findings: {
                name: string;
                event: string;
                label: string;
            }[];
            record: components["schemas"]["WriterRecord"] | null;
            reports: {
                /** Format: uuid */
                writerId: string;
                handle: string | null;
                reason: string;
                words: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
                upheld: number;
                dismissed: number;
                againstThisWriter: number;
                isDistrusted: boolean;
            }[];
            reportCount: number;
            /** @enum {string} */
            pattern: "none" | "ordinary" | "mass" | "one-against-one";
            weight: number;
        };
        WriterRecord: {
            /** Format: uuid */
            writerId: string;
            handle: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            joinedAt: string;
            /** @enum {string} */
            trust: "new" | "known" | "trusted";
            shown: number;
            held: number;
            removed: number;
            upheld: number;
            reportsUpheld: number;
            reportsDismissed: number;
            isDistrusted: boolean;
            ban: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                until: string | null;
            } | null;
            acts: {
                kind: string;
                reason: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                at: string;
            }[];
        };
        ModerationAct: {
            /** @enum {string} */
            kind: "show";
            /** Format: uuid */
            writingId: string;
        } | {
            /** @enum {string} */
            kind: "remove";
            /** Format: uuid */
            writingId: string;
            /** @enum {string} */
            reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other";
        } | {
            /** @enum {string} */
            kind: "restore";
            /** Format: uuid */
            writingId: string;
        } | {
            /** @enum {string} */
            kind: "raise";
            /** Format: uuid */
            writingId: string;
            points: string[];
        } | {
            /** @enum {string} */
            kind: "dismiss";
            /** Format: uuid */
            writingId: string;
        } | {
            /** @enum {string} */
            kind: "remove-all";
            /** Format: uuid */
            writerId: string;
            /** @enum {string} */
            reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other";
        } | {
            /** @enum {string} */
            kind: "ban";
            /** Format: uuid */
            writerId: string;
            until: string | null;
            /** @enum {string} */
            reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other";
        } | {
            /** @enum {string} */
            kind: "lift";
            /** Format: uuid */
            writerId: string;
        } | {
            /** @enum {string} */
            kind: "distrust";
            /** Format: uuid */
            writerId: string;
        } | {
            /** @enum {string} */
            kind: "trust-again";
            /** Format: uuid */
            writerId: string;
        } | {
            /** @enum {string} */
            kind: "close";
            /** Format: uuid */
            threadId: string;
        } | {
            /** @enum {string} */
            kind: "open";
            /** Format: uuid */
            threadId: string;
        } | {
            /** @enum {string} */
            kind: "slow";
            /** Format: uuid */
            threadId: string;
            seconds: number;
        } | {
            /** @enum {string} */
            kind: "answer-appeal";
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            outcome: "stands" | "taken-back";
            answer: string;
        } | {
            /** @enum {string} */
            kind: "undo";
            /** Format: uuid */
            actId: string;
        };
        ModerationActRead: {
            /** Format: uuid */
            id: string;
            seq: number;
            /** @enum {string} */
            kind: "show" | "remove" | "restore" | "raise" | "dismiss" | "remove-all" | "ban" | "lift" | "distrust" | "trust-again" | "close" | "open" | "slow" | "answer-appeal" | "undo";
            /** @enum {string|null} */
            reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other" | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            by: string;
            handle: string | null;
            note: string;
            /** Format: uuid */
            writingId: string | null;
            /** Format: uuid */
            threadId: string | null;
            /** Format: uuid */
            answers: string | null;
            moved: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            until: string | null;
            isUndone: boolean;
        };
        Appeal: {
            /** Format: uuid */
            actId: string;
            kind: string;
            /** @enum {string|null} */
            reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other" | null;
            handle: string | null;
            /** Format: uuid */
            writerId: string;
            source: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            sentAt: string;
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            actAt: string;
            texts: string[];
        };
        ThreadRead: {
            /** Format: uuid */
            id: string;
            kind: string;
            title: string | null;
            slug: string | null;
            isClosed: boolean;
            slowModeS: number;
            shown: number;
            held: number;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            lastAt: string | null;
        };
        CommunitySettings: {
            isOpen: boolean;
            isGrownOnly: boolean;
            editWindowS: number;
            houseRules: string;
            holdsNewcomers: boolean;
            keptDays: number;
        };
        TermPair: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            pointId: string;
            name: string;
            event: string;
        };
        WatchedWord: {
            /** Format: uuid */
            id: string;
            word: string;
            /** @enum {string} */
            about: "abuse" | "spam";
        };
        VerifiedPerson: {
            /** @enum {string} */
            kind: "crew" | "cast";
            name: string;
            craft: string;
            handle: string;
        };
        BadgeRead: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "crew" | "cast";
            name: string;
            craft: string;
            handle: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            issuedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            revokedAt: string | null;
        };
        SpotlightSighting: {
            person: string;
            name: string;
            why: components["schemas"]["WhySeen"];
        };
        TalkSighting: {
            /** Format: uuid */
            threadId: string | null;
            /** @enum {string} */
            kind: "post" | "questions" | "theories" | "session";
            slug: string | null;
            title: string | null;
            isSeen: boolean;
            layers: components["schemas"]["WritingLayer"][];
            stands: number;
            reads: number;
        };
        /** @description One thing on which it hangs whether they read it: the page, the place of the talk, the community, whether it stands, its own gate, that of the clip that answers, what it answers. */
        WritingLayer: {
            /** @enum {string} */
            of: "page" | "talk" | "raised" | "clip";
            holds: boolean;
            why: components["schemas"]["WhySeen"];
        } | {
            /** @enum {string} */
            of: "community";
            holds: boolean;
            isOpen: boolean;
            isGrownOnly: boolean;
        } | {
            /** @enum {string} */
            of: "state";
            holds: boolean;
            /** @enum {string} */
            state: "shown" | "held" | "removed" | "deleted";
        } | {
            /** @enum {string} */
            of: "above";
            holds: boolean;
        };
        WritingSighting: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "comment" | "question" | "answer" | "theory";
            /** @enum {string} */
            state: "shown" | "held" | "removed" | "deleted";
            handle: string | null;
            badge: string | null;
            /** @description For whoever moderates; null for others. */
            words: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string;
            depth: number;
            hasMore: boolean;
            /**
             * @description Its words; a seal or a gap without words; or nothing of it.
             * @enum {string}
             */
            sight: "words" | "place" | "nothing";
            layers: components["schemas"]["WritingLayer"][];
        };
        Strike: {
            /** Format: uuid */
            act: string;
            /** @enum {string} */
            kind: "ban" | "taken-down";
            /** @enum {string} */
            reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other";
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            until: string | null;
            /** Format: uuid */
            writing: string | null;
            text: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            appealUntil: string | null;
            appeal: {
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                sentAt: string;
                /** @enum {string|null} */
                outcome: "stands" | "taken-back" | null;
                answer: string | null;
            } | null;
        };
        Talk: {
            isOpen: boolean;
            isClosed: boolean;
            slowModeS: number;
            count: number;
            you: {
                handle: string;
                hasBadge: boolean;
            } | null;
            items: components["schemas"]["TopComment"][];
            next: string | null;
        };
        TopComment: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description What it answers; null for a comment on the post itself.
             */
            parent: string | null;
            /**
             * @description `gone` was taken back by its writer, `hushed` is by somebody the viewer silenced; both have no words.
             * @enum {string}
             */
            standing: "there" | "gone" | "hushed";
            handle: string | null;
            badge: {
                /** @enum {string} */
                kind: "crew" | "cast";
                name: string;
                craft: string;
            } | null;
            /** @description Safe to show as it is. */
            html: string;
            /** @description Media time in flicks (1/705,600,000 s). */
            atFlicks: number | null;
            /** Format: date */
            writtenOn: string;
            /**
             * Format: date-time
             * @description Null for what waits for a point of the story: its day is told.
             * @example 2026-11-27T17:00:00.000Z
             */
            writtenAt: string | null;
            isEdited: boolean;
            /** @description Behind a gate of its own. */
            isRaised: boolean;
            reactions: {
                applause?: number;
                heart?: number;
                laugh?: number;
                wow?: number;
            };
            reacted: ("applause" | "heart" | "laugh" | "wow")[];
            isMine: boolean;
            /** @description What its writer typed, for them alone. */
            source: string | null;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            changeableUntil: string | null;
            answers: components["schemas"]["CommentAnswer"][];
            hasMore: boolean;
        };
        FanPage: {
            handle: string;
            badge: {
                /** @enum {string} */
                kind: "crew" | "cast";
                name: string;
                craft: string;
            } | null;
            isYou: boolean;
            items: {
                /** Format: uuid */
                id: string;
                /**
                 * Format: uuid
                 * @description What it answers; null for a comment on the post itself.
                 */
                parent: string | null;
                /**
                 * @description `gone` was taken back by its writer, `hushed` is by somebody the viewer silenced; both have no words.
                 * @enum {string}
                 */
                standing: "there" | "gone" | "hushed";
                handle: string | null;
                badge: {
                    /** @enum {string} */
                    kind: "crew" | "cast";
                    name: string;
                    craft: string;
                } | null;
                /** @description Safe to show as it is. */
                html: string;
                /** @description Media time in flicks (1/705,600,000 s). */
                atFlicks: number | null;
                /** Format: date */
                writtenOn: string;
                /**
                 * Format: date-time
                 * @description Null for what waits for a point of the story: its day is told.
                 * @example 2026-11-27T17:00:00.000Z
                 */
                writtenAt: string | null;
                isEdited: boolean;
                /** @description Behind a gate of its own. */
                isRaised: boolean;
                reactions: {
                    applause?: number;
                    heart?: number;
                    laugh?: number;
                    wow?: number;
                };
                reacted: ("applause" | "heart" | "laugh" | "wow")[];
                isMine: boolean;
                /** @description What its writer typed, for them alone. */
                source: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                changeableUntil: string | null;
                /** @enum {string} */
                kind: "comment" | "question" | "answer" | "theory";
                /** @description On whose page it stands. */
                on: {
                    /** @enum {string} */
                    kind: "post";
                    slug: string;
                    title: string;
                } | {
                    /** @enum {string} */
                    kind: "question";
                    /** Format: uuid */
                    id: string;
                } | {
                    /** @enum {string} */
                    kind: "theory";
                    /** Format: uuid */
                    id: string;
                };
            }[];
            next: string | null;
        };
        Follow: {
            production: {
                slug: string;
                title: string;
            };
            target: components["schemas"]["FollowTarget"];
            /** @description Null for a theory that is sealed. */
            called: string | null;
        };
        FollowTarget: {
            /** @enum {string} */
            kind: "production";
        } | {
            /** @enum {string} */
            kind: "person";
            name: string;
        } | {
            /** @enum {string} */
            kind: "craft";
            name: string;
        } | {
            /** @enum {string} */
            kind: "question";
            /** Format: uuid */
            id: string;
        } | {
            /** @enum {string} */
            kind: "theory";
            /** Format: uuid */
            id: string;
        } | {
            /** @enum {string} */
            kind: "talk";
            post: string;
        };
        /** @description Worded from what its reader may see now; gone with it. */
        Notice: {
            /**
             * Format: uuid
             * @description Null for the one that says no more than that something is sealed.
             */
            id: string | null;
            /** @enum {string} */
            kind: "answer" | "reply" | "mention" | "session" | "theory" | "post" | "reveal";
            says: string;
            path: string;
            /**
             * Format: date-time
             * @example 2026-11-27T17:00:00.000Z
             */
            at: string | null;
            isUnread: boolean;
        };
        NoticeSettingsNow: components["schemas"]["NoticeSettings"] & {
            /** @description Where letters go, or why there are none. */
            mailTo: {
                /** @enum {string} */
                kind: "address";
                address: string;
            } | {
                /** @enum {string} */
                kind: "no-address";
            } | {
                /** @enum {string} */
                kind: "no-server";
            };
            push: {
                isPossible: boolean;
                publicKey: string;
                devices: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-27T17:00:00.000Z
                     */
                    addedAt: string;
                }[];
            };
        };
        NoticeSettings: {
            choices: {
                answer: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
                reply: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
                mention: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
                session: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
                theory: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
                post: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
                reveal: {
                    page: boolean;
                    mail: boolean;
                    device: boolean;
                };
            };
            /** @enum {string} */
            mail: "off" | "at-once" | "daily" | "weekly";
            /** @description Minute of the day. */
            mailMinute: number;
            /** @description 1 is Monday. */
            mailWeekday: number;
            /** @example Europe/Oslo */
            zone: string;
            quiet: {
                /** @description Minute of the day. */
                fromMinute: number;
                /** @description Minute of the day. */
                untilMinute: number;
            } | null;
            isPaused: boolean;
        };
        PublicSpotlight: {
            person: string;
            name: string;
            html: string;
        };
        CreditedPerson: {
            person: string;
            name: string;
            crafts: string[];
            spotlight: {
                source: string;
                html: string;
                spoils: {
                    /** Format: uuid */
                    id: string;
                    label: string;
                }[];
                byName: string;
                /**
                 * Format: date-time
                 * @example 2026-11-27T17:00:00.000Z
                 */
                writtenAt: string;
            } | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHouse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The house */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["House"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimHouse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description The owner, signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        name: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the cookie carries the session */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        signedIn: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        signedIn: false;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    now: string;
                };
            };
        };
        responses: {
            /** @description The moment it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        now: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsealHouse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        isSealed: false;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProductions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your productions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Production"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startProduction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduction"];
            };
        };
        responses: {
            /** @description Started */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The production */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Production"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title?: string;
                    tagline?: string;
                    /** Format: date-time */
                    premiereAt?: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        slug: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShootingDays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shooting days, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ShootingDay"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addShootingDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default Main unit */
                    unit?: string;
                    number: number;
                    /** Format: date */
                    shotOn: string;
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScenes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Scenes in order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Scene"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addScene: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    /** @default  */
                    title?: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    pointId?: string | null;
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeScene: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scene: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                    title?: string;
                    /** Format: uuid */
                    pointId?: string | null;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members and open invitations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        invitations: components["schemas"]["Invitation"][];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: email */
                    email?: string | null;
                    /** @enum {string} */
                    role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
                };
            };
        };
        responses: {
            /** @description The link, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        email: string | null;
                        /** @enum {string} */
                        role: "owner" | "publicist" | "editor" | "counsel" | "contributor";
                        production: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account: components["schemas"]["NewPerson"] | null;
                };
            };
        };
        responses: {
            /** @description A member now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        production: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whose password it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description The password is new */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: ("read" | "write" | "publish")[];
                };
            };
        };
        responses: {
            /** @description The key, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        secret: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tasks, open ones first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Long work, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Work"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One piece of work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelWork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its end is asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryWorkAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits for a worker */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handWorkOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                work: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its worker is asked to let it go */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slip"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the viewer said they are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: string[];
                };
            };
        };
        responses: {
            /** @description How far the viewer is from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    viewAs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMadeViewer"];
            };
        };
        responses: {
            /** @description Seen as; a cookie says so */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeViewer"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readViewAs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As whom this browser looks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        worn: components["schemas"]["MadeViewer"] & (Record<string, never> | null);
                        /** @description It looked as somebody, and that has ended. */
                        isOver: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopViewAs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Looks as itself again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInboxes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Inboxes, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Inbox"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    shootingDayId: string;
                    /** Format: date-time */
                    closesAt?: string;
                    quotaBytes?: number;
                };
            };
        };
        responses: {
            /** @description Opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readInboxSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inbox, for whoever holds its link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUploadReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the upload stands, and its receipt’s own token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadReceipt"] & {
                        receiptToken: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReceiptSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadReceipt"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteByReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted: the file and all that was made of it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadReceipt"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUploadRoom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much this house still takes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadRoom"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The asset */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted: the file and all that was made of it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title?: string;
                    /** @enum {string} */
                    genre?: "bts" | "b-roll" | "unit-still" | "key-art";
                    sceneIds?: string[];
                    /**
                     * Format: uuid
                     * @description Null: on no day that anybody knows.
                     */
                    shootingDayId?: string | null;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prepareAssetAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work that prepares it once more */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        workId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAssets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        /** Format: uuid */
                        assetId: string;
                        /** @enum {string} */
                        genre?: "bts" | "b-roll" | "unit-still" | "key-art";
                        /**
                         * Format: uuid
                         * @description Null: on no day that anybody knows.
                         */
                        shootingDayId?: string | null;
                        addSceneIds?: string[];
                        removeSceneIds?: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description For each that is another now, what takes it back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        takesBack: {
                            /** Format: uuid */
                            assetId: string;
                            /** @enum {string} */
                            genre?: "bts" | "b-roll" | "unit-still" | "key-art";
                            /**
                             * Format: uuid
                             * @description Null: on no day that anybody knows.
                             */
                            shootingDayId?: string | null;
                            addSceneIds?: string[];
                            removeSceneIds?: string[];
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAssets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assetIds: string[];
                };
            };
        };
        responses: {
            /** @description What came of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: {
                            /** Format: uuid */
                            assetId: string;
                            /**
                             * @description `not-there`: nothing of it was there to delete.
                             * @enum {string}
                             */
                            outcome: "deleted" | "not-there";
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveCleanCopies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assetIds: string[];
                };
            };
        };
        responses: {
            /** @description The files, under names of the house */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProcessing: {
        parameters: {
            query?: {
                asset?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps, those under way first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Processing"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
                playlist: "360" | "480" | "720" | "1080" | "main" | "sound";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The play list; its addresses ask again at each use whether this person may look */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apple.mpegurl": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findRenditionPiece: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
                rendition: "360" | "480" | "720" | "1080" | "sound";
                piece: "head" | (number | null) | null;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To an address of media that lives ten minutes */
            302: {
                headers: {
                    location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the file told of its recording */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocumentPages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pages of a document, as pictures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPages"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hearTrack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    track: number;
                };
            };
        };
        responses: {
            /** @description The work that makes its wave and its light copy with that sound; none where they have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workIds: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStoryboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WebVTT, a cue for each picture: the address of one file, which lives ten minutes, and the place in it as `#xywh=` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/vtt": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triageAssets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    marks: {
                        /** Format: uuid */
                        assetId: string;
                        /** @enum {string|null} */
                        mark: "keep" | "maybe" | "no" | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description What is another now, each with what it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: {
                            /** Format: uuid */
                            assetId: string;
                            /** @enum {string|null} */
                            mark: "keep" | "maybe" | "no" | null;
                            /** @enum {string|null} */
                            was: "keep" | "maybe" | "no" | null;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMarkers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The markers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Marker"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMarkers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Times of a timeline that begins at 01:00:00:00 with its first frame */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putMarker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
                marker: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "moment" | "pull" | "fix" | "question" | "range";
                    /** @default  */
                    name?: string;
                    /** @default  */
                    note?: string;
                    fromFlicks: number;
                    toFlicks: number;
                };
            };
        };
        responses: {
            /** @description It stands */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMarker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
                marker: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnreadableFiles: {
        parameters: {
            query?: {
                cursor?: number | null;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnreadableFile"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDailies: {
        parameters: {
            query?: {
                verdict?: "cleared" | "cleared-with-edits" | "held" | "refused" | "unjudged";
                day?: string;
                unit?: string;
                kind?: "video" | "still" | "sound" | "document";
                genre?: "bts" | "b-roll" | "unit-still" | "key-art";
                state?: "preparing" | "ready";
                triage?: "keep" | "maybe" | "no" | "none";
                contributor?: string;
                scene?: string;
                /** @description Somebody or something that is marked in it. */
                subject?: string;
                /** @description Roll, clip, scene or take of the proposed slate, "12A 3" or "S12A/T3"; each word must be one of them. */
                slate?: string;
                /** @description Nobody has looked at it from end to end. */
                look?: "none";
                /** @description Words of titles, contributors, scenes, and whoever or whatever is marked. */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Dailies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DailiesRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDailiesOverview: {
        parameters: {
            query?: {
                verdict?: "cleared" | "cleared-with-edits" | "held" | "refused" | "unjudged";
                day?: string;
                unit?: string;
                kind?: "video" | "still" | "sound" | "document";
                genre?: "bts" | "b-roll" | "unit-still" | "key-art";
                state?: "preparing" | "ready";
                triage?: "keep" | "maybe" | "no" | "none";
                contributor?: string;
                scene?: string;
                /** @description Somebody or something that is marked in it. */
                subject?: string;
                /** @description Roll, clip, scene or take of the proposed slate, "12A 3" or "S12A/T3"; each word must be one of them. */
                slate?: string;
                /** @description Nobody has looked at it from end to end. */
                look?: "none";
                /** @description Words of titles, contributors, scenes, and whoever or whatever is marked. */
                q?: string;
                cursor?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailiesOverview"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBoard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Suppositions"];
            };
        };
        responses: {
            /** @description What would come of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who and what may need permission or patience */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Subject"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addSubject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubject"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSubject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    sameAs: string;
                } | {
                    name?: string;
                    isMinor?: boolean;
                    birth?: components["schemas"]["Birth"] & (Record<string, never> | null);
                    /** Format: date-time */
                    revealAt?: string | null;
                    reveal?: components["schemas"]["Reveal"];
                    contact?: string | null;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideNeedsNone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "needs-none";
                    /**
                     * @default [
                     *       "publicity"
                     *     ]
                     */
                    uses?: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Decided */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAppearances: {
        parameters: {
            query?: {
                cursor?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who and what is seen or heard in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Appearance"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markAppearance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppearance"];
            };
        };
        responses: {
            /** @description Marked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAppearance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appearance: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAppearance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appearance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    subjectId?: string;
                    fromFlicks?: number;
                    toFlicks?: number;
                    inPicture?: boolean;
                    inSound?: boolean;
                    /** @enum {string} */
                    prominence?: "featured" | "background";
                    /** @enum {string} */
                    certainty?: "sure" | "unsure";
                    /** @description The way through the frame, sorted by moment. */
                    boxes?: {
                        /** @description Media time in flicks (1/705,600,000 s). */
                        atFlicks: number;
                        box: {
                            x: number;
                            y: number;
                            width: number;
                            height: number;
                        };
                    }[];
                    /** @description A box that does not move, instead of `boxes`. */
                    box?: {
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCastList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CastList"];
            };
        };
        responses: {
            /** @description Line by line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["CastListLine"][];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeCastList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CastList"];
            };
        };
        responses: {
            /** @description What each line did */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["CastListLine"][];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseForms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Release forms, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReleaseForm"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askToSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReleaseForm"];
            };
        };
        responses: {
            /** @description Drafted, and sent if asked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string | null;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendReleaseForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new link; an older unsigned one is dead */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string | null;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawReleaseForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    /**
                     * Format: date-time
                     * @description Since when by their own account; it acts from its entry.
                     */
                    claimedAt?: string;
                };
            };
        };
        responses: {
            /** @description Withdrawn, and what became of what rested on it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askToExtend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    untilAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Asked; the link is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string | null;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recogniseSigner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    subjectId: string;
                };
            };
        };
        responses: {
            /** @description It is theirs now */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFormCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed form on paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openReleaseSlip: {
        parameters: {
            query?: {
                /** @description One of `languages`; what is signed is the text in the language that was read. */
                language?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseSlip"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signReleaseForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description The signature as drawn: SVG text, or a PNG as a data URL. */
                    drawing?: string | null;
                    textDigest: string;
                    /** @enum {boolean} */
                    agrees: true;
                    /** @default null */
                    relation?: string | null;
                    /** @default null */
                    witness?: {
                        name: string;
                        /** @description The signature as drawn: SVG text, or a PNG as a data URL. */
                        drawing?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Signed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        signedAt: string;
                        logHash: string;
                        logEntry: number;
                        copyDigest: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawBySlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Since when by their own account; it acts from its entry.
                     */
                    claimedAt?: string;
                    /**
                     * @default this-form
                     * @enum {string}
                     */
                    reach?: "this-form" | "all-of-mine";
                    /** @default null */
                    because?: string | null;
                };
            };
        };
        responses: {
            /** @description Withdrawn, and what became of what rested on it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignersCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed form, to keep */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignersPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed form on paper, to keep; its SHA-256 stands in the log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeToProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    message: string;
                };
            };
        };
        responses: {
            /** @description Sent */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        sentAt: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleaseTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every template it drafts with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReleaseTemplate"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeReleaseTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source: string;
                };
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTemplate"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReleaseTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                template: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its Markdown, and the fields it may have */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        source: string;
                        isOwn: boolean;
                        fields: {
                            field: string;
                            says: string;
                        }[];
                        languages: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropReleaseTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                template: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewReleaseTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source: string;
                };
            };
        };
        responses: {
            /** @description The form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        template: components["schemas"]["ReleaseTemplate"];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepScan: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture of the paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordPaperForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperForm"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSetSheets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sheets on set, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SetSheet"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSetSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    template?: string;
                    language?: string;
                    /** @default {} */
                    scope?: {
                        /**
                         * @default [
                         *       "motion",
                         *       "stills",
                         *       "sound"
                         *     ]
                         */
                        media?: ("motion" | "stills" | "sound")[];
                        /** @description For music: both are needed, and both are asked for unless you say otherwise. */
                        musicRights?: ("sync" | "master")[];
                        /**
                         * @default [
                         *       "publicity"
                         *     ]
                         */
                        uses?: ("publicity" | "editorial" | "paid-advertising" | "merchandising" | "festival" | "education")[];
                        /**
                         * @default [
                         *       {
                         *         "kind": "platform",
                         *         "platform": "own-page"
                         *       },
                         *       {
                         *         "kind": "platform",
                         *         "platform": "kit"
                         *       }
                         *     ]
                         */
                        destinations?: ({
                            /** @enum {string} */
                            kind: "anywhere";
                        } | {
                            /** @enum {string} */
                            kind: "platform";
                            platform: string;
                        } | {
                            /** @enum {string} */
                            kind: "account";
                            platform: string;
                            account: string;
                        })[];
                        /**
                         * @default [
                         *       "WORLD"
                         *     ]
                         */
                        territories?: string[];
                        /** Format: date-time */
                        fromAt?: string;
                        /** Format: date-time */
                        untilAt?: string;
                    };
                    /** @default [] */
                    conditions?: ({
                        /** @enum {string} */
                        kind: "credit-line";
                        text: string;
                    } | {
                        /** @enum {string} */
                        kind: "approval-needed";
                    } | {
                        /** @enum {string} */
                        kind: "not-beside";
                        subjectIds: string[];
                    })[];
                    /** @description Of a guardian’s form: it ends when the child is grown. */
                    endsAtMajority?: boolean;
                    name: string;
                    /** Format: date-time */
                    closesAt: string;
                };
            };
        };
        responses: {
            /** @description Laid out; the link for its QR */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetSheetLink"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkToSetSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                sheet: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Another link; those before stay alive */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetSheetLink"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeSetSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                sheet: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken in */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSheetSlip: {
        parameters: {
            query?: {
                /** @description One of `languages`; what is signed is the text in the language that was read. */
                language?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetSlip"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOnSet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    person: string;
                    /** @default null */
                    guardian?: {
                        name: string;
                        relation: string;
                    } | null;
                    /** @default null */
                    contact?: string | null;
                    /** @description The signature as drawn: SVG text, or a PNG as a data URL. */
                    drawing?: string | null;
                    sheetDigest: string;
                    /** @enum {boolean} */
                    agrees: true;
                };
            };
        };
        responses: {
            /** @description Signed; a link of their own, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        signedAt: string;
                        name: string;
                        url: string;
                        logHash: string;
                        logEntry: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewFormList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Heads: name, signed on, and any of key, kind, contact, template, language, signed by, relation, media, rights, uses, destinations, territories, from, until, credit, approval, scans. */
                    csv: string;
                    /** @default [] */
                    scans?: {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What would happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormListPlan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeFormList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Heads: name, signed on, and any of key, kind, contact, template, language, signed by, relation, media, rights, uses, destinations, territories, from, until, credit, approval, scans. */
                    csv: string;
                    /** @default [] */
                    scans?: {
                        /** Format: uuid */
                        id: string;
                        fileName: string;
                    }[];
                    /** @default false */
                    leaveOutWrong?: boolean;
                };
            };
        };
        responses: {
            /** @description What happened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormListPlan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportReleaseForms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every release form as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFormReminders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On how many days before a window ends the crew is told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormReminders"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeFormReminders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormReminders"];
            };
        };
        responses: {
            /** @description Changed; the alarms of signed forms are set again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormReminders"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReleaseMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseMetadata"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReleaseSidecar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields as an XMP sidecar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/rdf+xml": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy, as application/ld+json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEmbargoes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Embargoes, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Embargo"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginEmbargo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmbargo"];
            };
        };
        responses: {
            /** @description Begun; it reaches what is already out */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        until: string | null;
                        /** @description Where clocks there skip or double the time. */
                        warning: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftEmbargo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embargo: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LiftersWord"];
            };
        };
        responses: {
            /** @description Entered: lifted now, or waiting for the word of others */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        isLifted: boolean;
                        waitsFor: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exemptFromEmbargo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embargo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": (components["schemas"]["LiftersWord"] & {
                    /** Format: uuid */
                    assetId: string;
                }) | (components["schemas"]["LiftersWord"] & {
                    /** @description As its exposure names it. */
                    version: string;
                });
            };
        };
        responses: {
            /** @description Exempted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allowAhead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embargo: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LiftersWord"];
            };
        };
        responses: {
            /** @description Allowed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProhibitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Exclusivities and nevers, newest first; ended ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Prohibition"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordProhibition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProhibition"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endProhibition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                prohibition: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Ended */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHoldbacks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which destination waits for which, newest first; ended ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Holdback"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordHoldback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHoldback"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endHoldback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holdback: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Ended */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNdas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Non-disclosure agreements of contributors, newest first; ended ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Nda"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordNda: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNda"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endNda: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nda: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Ended */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCrowdNotices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Notices that hung where crowds were filmed, newest first; ended ones too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CrowdNotice"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCrowdNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCrowdNotice"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endCrowdNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Ended */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The spine of the work, and where and when it opens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addStoryPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStoryPoint"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropStoryPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken out; what lay after it lies after what it lay after */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeStoryPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                point: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description What lies right before it. */
                    after?: string[];
                    /** Format: date-time */
                    publicAt?: string | null;
                    season?: number | null;
                    /** @description What fans call it; it gives nothing away. */
                    label?: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPremiere: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPremiere"];
            };
        };
        responses: {
            /** @description Said; what waits for it was judged again */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        at: string;
                        /** @description Where clocks there skip or double the time. */
                        warning: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropPremiere: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                premiere: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points of the story as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportScenes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenes as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewStoryTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Columns: name, and any of season, safe label, after, public moment, premieres. Several of a cell are parted by |. */
                    csv: string;
                    /**
                     * @description Whether points that the table does not have are taken out.
                     * @default false
                     */
                    removesMissing?: boolean;
                };
            };
        };
        responses: {
            /** @description What would happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryPlan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeStoryTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Columns: name, and any of season, safe label, after, public moment, premieres. Several of a cell are parted by |. */
                    csv: string;
                    /**
                     * @description Whether points that the table does not have are taken out.
                     * @default false
                     */
                    removesMissing?: boolean;
                    /** @description The `digest` of the preview that was looked at; another story is refused. */
                    expects?: string;
                };
            };
        };
        responses: {
            /** @description What happened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryPlan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSceneTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Columns: number, and any of title, point. */
                    csv: string;
                };
            };
        };
        responses: {
            /** @description What would happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenePlan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeSceneTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Columns: number, and any of title, point. */
                    csv: string;
                    /** @description The `digest` of the preview that was looked at; another story is refused. */
                    expects?: string;
                };
            };
        };
        responses: {
            /** @description What happened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenePlan"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRuleEffects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleEffects"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAssetFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it was made, and whose it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetFacts"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    placeId?: string | null;
                    /** Format: uuid */
                    contributionId?: string | null;
                };
            };
        };
        responses: {
            /** @description Said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetFacts"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAssetExposure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is asked about the asset, and the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exposure"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAssetExposure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description The new question, and the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exposure"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExposure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exposure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question and the answer that stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exposure"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForVerdict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exposure: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description The verdict */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClearanceSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the doorkeeper of this production works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClearanceSettings"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeClearanceSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    neverHideFeatured?: boolean;
                    /** @description Media time in flicks (1/705,600,000 s). */
                    marginFlicks?: number;
                    /** @description Media time in flicks (1/705,600,000 s). */
                    joinGapFlicks?: number;
                    /** @description Whether what nobody has looked at from end to end is held. */
                    holdUnseen?: boolean;
                };
            };
        };
        responses: {
            /** @description Changed; every verdict was given again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClearanceSettings"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLog: {
        parameters: {
            query?: {
                cursor?: number;
                kind?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clearance log, newest entry first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LogEntry"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whole, or where it breaks */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogProof"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world, to be judged anywhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importWorld: {
        parameters: {
            query?: {
                /** @description Exposures of cuts that are not here cannot come in: they are refused, or left out and told in the answer and the log. */
                leaveOut?: "nothing" | "exposures";
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["World"];
            };
        };
        responses: {
            /** @description Taken; how much of each, and what was left out */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        taken: {
                            [key: string]: number;
                        };
                        leftOut: {
                            pointer: string;
                            says: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvidenceFlaws: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flaws, none on a good day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EvidenceFlaw"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exposure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case, as a clearance lawyer reads it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKillRights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their rights */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "person" | "mark" | "artwork" | "music" | "location" | "contribution" | "secret" | "safety-matter";
                            name: string;
                        };
                        contact: string | null;
                        rights: components["schemas"]["KillRight"][];
                        delegates: {
                            name: string;
                            /** @enum {string} */
                            capacity: "rep" | "publicist";
                            /**
                             * Format: email
                             * @default null
                             */
                            email: string | null;
                            may: ("approve" | "kill")[];
                            /** Format: uuid */
                            id: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            namedAt: string;
                            namedBy: string;
                        }[];
                        /** @description What their newest signed talent agreement says, if there is one. */
                        agreed: {
                            billing: number;
                            /** @enum {string} */
                            counted: "stills" | "shots" | "cuts" | "seconds";
                            soloPercent: number;
                            groupPercent: number | null;
                            silenceDays: number | null;
                            /** @enum {string} */
                            approvals: "final" | "revocable";
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            signedAt: string;
                        } | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setKillRight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The material it is counted over, such as “Unit stills”. */
                    base: string;
                    billing: number;
                    /** @enum {string} */
                    counted: "stills" | "shots" | "cuts" | "seconds";
                    soloPercent: number;
                    /** @description Null: no word over groups. */
                    groupPercent: number | null;
                    /** @description After how long silence approves; null: never. */
                    silenceAfter: {
                        count: number;
                        /** @enum {string} */
                        counted: "hours" | "days";
                    } | null;
                    /** @enum {string} */
                    approvals: "final" | "revocable";
                    /** @default null */
                    roundsAtMost?: number | null;
                    /** @default  */
                    contract?: string;
                };
            };
        };
        responses: {
            /** @description Set */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeKillRight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                right: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The material it is counted over, such as “Unit stills”. */
                    base: string;
                    billing: number;
                    /** @enum {string} */
                    counted: "stills" | "shots" | "cuts" | "seconds";
                    soloPercent: number;
                    /** @description Null: no word over groups. */
                    groupPercent: number | null;
                    /** @description After how long silence approves; null: never. */
                    silenceAfter: {
                        count: number;
                        /** @enum {string} */
                        counted: "hours" | "days";
                    } | null;
                    /** @enum {string} */
                    approvals: "final" | "revocable";
                    /** @default null */
                    roundsAtMost?: number | null;
                    /** @default  */
                    contract?: string;
                };
            };
        };
        responses: {
            /** @description Corrected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endKillRight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                right: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nameDelegate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    capacity: "rep" | "publicist";
                    /**
                     * Format: email
                     * @default null
                     */
                    email?: string | null;
                    may: ("approve" | "kill")[];
                };
            };
        };
        responses: {
            /** @description Named */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDelegate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askAnotherInRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                round: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Null: the person themselves, once more.
                     */
                    delegateId: string | null;
                    /**
                     * Format: email
                     * @default null
                     */
                    email?: string | null;
                };
            };
        };
        responses: {
            /** @description Asked; the link is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        addressedTo: string;
                        url: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKillsOnAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kills that stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Kill"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalProof"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openRoundSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The round */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundSlip"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepRoundDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        said: "kill" | "approve";
                        /** @default  */
                        note?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kept: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sayRoundWords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    words: {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        said: "kill" | "approve" | "take-back";
                        /** @default  */
                        note?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The receipt */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundReceipt"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFaceSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether boxes are proposed around faces */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaceSetting"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchFaceProposals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaceSetting"];
            };
        };
        responses: {
            /** @description Switched */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaceSetting"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchForFaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work that looks for them */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        workId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeFaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    faces: {
                        fromFlicks: number;
                        toFlicks: number;
                        boxes: {
                            /** @description Media time in flicks (1/705,600,000 s). */
                            atFlicks: number;
                            box: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            };
                        }[];
                        /** @default null */
                        confidence?: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Proposed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposalIds: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerFaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    proposalIds: string[];
                    answer: {
                        /** @enum {string} */
                        kind: "subject";
                        /** Format: uuid */
                        subjectId: string;
                        /**
                         * @default featured
                         * @enum {string}
                         */
                        prominence?: "featured" | "background";
                    } | {
                        /** @enum {string} */
                        kind: "bystander";
                    } | {
                        /** @enum {string} */
                        kind: "unknown";
                    } | {
                        /** @enum {string} */
                        kind: "no-face";
                    };
                };
            };
        };
        responses: {
            /** @description Answered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appearanceIds: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFaceProposalPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A small picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMarkingDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The desk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkingDesk"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markSameAsLast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Marked, to be confirmed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appearanceIds: string[];
                        /** Format: uuid */
                        fromAssetId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmMarks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appearanceIds?: string[];
                };
            };
        };
        responses: {
            /** @description Sure now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appearanceIds: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markBystanders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    range?: {
                        fromFlicks: number;
                        toFlicks: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Marked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        subjectId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markLookedAt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Looked at */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assetId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeLookBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To be looked at again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assetId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findShots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work that looks for them */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        workId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackBox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appearance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    atFlicks: number;
                    box: {
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    };
                };
            };
        };
        responses: {
            /** @description The work that follows it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        workId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeTrackingBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tracking: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCuts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cuts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Cut"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeCut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** Format: uuid */
                    assetId: string;
                    range?: {
                        /** @description Media time in flicks (1/705,600,000 s). */
                        from: number;
                        /** @description Media time in flicks (1/705,600,000 s). */
                        to: number;
                    };
                    shape?: components["schemas"]["Shape"];
                    /** @description Where the window lies; 1 is the largest that fits the shape. */
                    window?: {
                        middle: {
                            x: number;
                            y: number;
                        };
                        size: number;
                    };
                    meantFor?: components["schemas"]["MeantFor"];
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cut */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cut"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the changer saw. */
                    version: number;
                    title?: string;
                    shape?: components["schemas"]["Shape"];
                    timeline?: components["schemas"]["Timeline"];
                    /** @description WebVTT, SubRip or plain text; empty takes them away. */
                    captions?: string;
                    /** @description A line each, `1:12 The lamp goes out`, times in the cut as this change leaves it; empty takes them away. Left out, they move with their footage. */
                    chapters?: string;
                    meantFor?: components["schemas"]["MeantFor"];
                    /** @description Who is named, in order; null names whoever sent the footage. */
                    credits?: components["schemas"]["Credit"][] | null;
                };
            };
        };
        responses: {
            /** @description The present version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeVerdictEdits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        edits: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeSibling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CutDifference"];
            };
        };
        responses: {
            /** @description Made, or there already */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        isNew: boolean;
                        /** Format: uuid */
                        renderId: string;
                        /** Format: uuid */
                        workId: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renderCut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way, or there already */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        renderId: string;
                        /** Format: uuid */
                        workId: string | null;
                        /** @enum {string} */
                        state: "waiting" | "rendering" | "rendered";
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportOnCut: {
        parameters: {
            query?: {
                /** @description `zip` has the PDF, the CSV, the log and every paper with its SHA-256. */
                format?: "pdf" | "csv" | "zip";
            };
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/csv": string;
                    "application/zip": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportOnProduction: {
        parameters: {
            query?: {
                /** @description `zip` has the PDF, the CSV, the log and every paper with its SHA-256. */
                format?: "pdf" | "csv" | "zip";
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/csv": string;
                    "application/zip": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom was asked, and what they said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Approval"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    subjectId: string;
                    askedOf: string;
                    /** Format: uuid */
                    delegateId?: string | null;
                    /** Format: email */
                    email?: string | null;
                };
            };
        };
        responses: {
            /** @description The link, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        url: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        silenceApprovesAt: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askSameAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their links, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            url: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            expiresAt: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            silenceApprovesAt: string | null;
                            askedOf: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cut to decide about */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        production: {
                            title: string;
                            zone: string;
                        };
                        askedOf: string;
                        subject: string;
                        cut: {
                            title: string;
                            version: number;
                            /** @description False once the cut has another version. */
                            isPresent: boolean;
                            shape: components["schemas"]["Shape"];
                            video: string | null;
                            poster: string | null;
                            /** @description Media time in flicks (1/705,600,000 s). */
                            durationFlicks: number | null;
                            captions: components["schemas"]["Cue"][];
                        };
                        meantFor: components["schemas"]["MeantFor"];
                        /** @enum {string} */
                        answer: "asked" | "approved" | "refused";
                        note: string | null;
                        decidedBy: string | null;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        decidedAt: string | null;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string | null;
                        /** @enum {string} */
                        speaker: "person" | "delegate";
                        isFinal: boolean;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        silenceApprovesAt: string | null;
                        isSilent: boolean;
                        round: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "approved" | "refused";
                    name: string;
                    /** @default  */
                    note?: string;
                    /** @description Media time in flicks (1/705,600,000 s). */
                    noteAtFlicks?: number | null;
                };
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        decidedAt: string;
                        head: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openReviewRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                right: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    assets?: {
                        /** Format: uuid */
                        assetId: string;
                        /** @default [] */
                        shots?: {
                            /** @description Media time in flicks (1/705,600,000 s). */
                            fromFlicks: number;
                            /** @description Media time in flicks (1/705,600,000 s). */
                            toFlicks: number;
                        }[];
                    }[];
                    /** @default [] */
                    cuts?: string[];
                    asked: ({
                        /** @enum {string} */
                        kind: "person";
                        /**
                         * Format: email
                         * @default null
                         */
                        email?: string | null;
                    } | {
                        /** @enum {string} */
                        kind: "delegate";
                        /** Format: uuid */
                        delegateId: string;
                        /**
                         * Format: email
                         * @default null
                         */
                        email?: string | null;
                    })[];
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Open; its links are shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        number: number;
                        units: number;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        silenceApprovesAt: string | null;
                        slips: {
                            addressedTo: string;
                            url: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            expiresAt: string;
                        }[];
                        leftOut: {
                            title: string;
                            /** @enum {string} */
                            because: "asked-before" | "not-counted";
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublications: {
        parameters: {
            query?: {
                /** @description What opens from then on, and what waits. */
                from?: string;
                /** @description What opens before then, and what waits. */
                until?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar, latest opening first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Publication"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedulePublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    cutId: string;
                    /**
                     * @default {
                     *       "kind": "own-page"
                     *     }
                     */
                    destination?: {
                        /** @enum {string} */
                        kind: "own-page";
                    };
                    title: string;
                    /** @default  */
                    copy?: string;
                    /** @description Made from the title when left out. */
                    slug?: string | null;
                    /**
                     * Format: date-time
                     * @description At once when left out.
                     */
                    opensAt?: string;
                    rule?: components["schemas"]["ScheduleRule"] & unknown;
                };
            };
        };
        responses: {
            /** @description Scheduled */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preflight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    cutId: string;
                    /**
                     * @default {
                     *       "kind": "own-page"
                     *     }
                     */
                    destination?: {
                        /** @enum {string} */
                        kind: "own-page";
                    };
                    title: string;
                    /** @default  */
                    copy?: string;
                    /** @description Made from the title when left out. */
                    slug?: string | null;
                    /**
                     * Format: date-time
                     * @description At once when left out.
                     */
                    opensAt?: string;
                    rule?: components["schemas"]["ScheduleRule"] & unknown;
                    /** Format: uuid */
                    publicationId?: string | null;
                };
            };
        };
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preflight"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The publication */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"] & {
                        kits: components["schemas"]["KitCard"][];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title?: string;
                    copy?: string;
                    slug?: string;
                    /** Format: date-time */
                    opensAt?: string;
                    rule?: components["schemas"]["ScheduleRule"];
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of it will open */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeKit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    for: string;
                    /**
                     * Format: uuid
                     * @description Who that is, of those who sent something. Left out: whoever has the name, if one has. Null: none of them.
                     */
                    contributorId?: string | null;
                    contact?: string | null;
                    /**
                     * @description Left out: the holder chooses, and only what is cleared for any place is handed over.
                     * @enum {string|null}
                     */
                    platform?: "tiktok" | "instagram" | "youtube" | "x" | "bluesky" | "mastodon" | "threads" | "linkedin" | null;
                    copy?: string | null;
                    /** @enum {string} */
                    disclosure: "part-of-my-work" | "paid-partnership" | "own-brand" | "made-with-ai" | "none";
                    /**
                     * Format: date-time
                     * @description With the publication when left out.
                     */
                    opensAt?: string;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKit"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalendarSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the production wishes of its calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarSettings"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCalendarSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarSettings"];
            };
        };
        responses: {
            /** @description Kept; what is scheduled stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarSettings"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedulePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId: string;
                    /** Format: uuid */
                    cutId: string;
                    words: components["schemas"]["PostWords"];
                    /**
                     * Format: date-time
                     * @description At once when left out.
                     */
                    opensAt?: string;
                    rule?: components["schemas"]["ScheduleRule"] & unknown;
                    /**
                     * @description Hand the film over before its moment, where the platform keeps it unseen and no embargo forbids it.
                     * @default false
                     */
                    placeAhead?: boolean;
                };
            };
        };
        responses: {
            /** @description Scheduled */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preflightPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId: string;
                    /** Format: uuid */
                    cutId: string;
                    words: components["schemas"]["PostWords"];
                    /**
                     * Format: date-time
                     * @description At once when left out.
                     */
                    opensAt?: string;
                    rule?: components["schemas"]["ScheduleRule"] & unknown;
                    /**
                     * @description Hand the film over before its moment, where the platform keeps it unseen and no embargo forbids it.
                     * @default false
                     */
                    placeAhead?: boolean;
                };
            };
        };
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPreflight"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody looks */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeCopyAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sayOutcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "found";
                    /** Format: uri */
                    url: string;
                } | {
                    /** @enum {string} */
                    kind: "absent";
                };
            };
        };
        responses: {
            /** @description Written down */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readComposingAids: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The aids */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComposingAids"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepUsualHashtags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hashtags: string[];
                };
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hashtags: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepPersonAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As it stands in the credits. */
                    name: string;
                    /** @enum {string} */
                    platform: "bluesky" | "mastodon" | "youtube" | "tiktok" | "instagram" | "x";
                    handle: string;
                    /** @description How they agreed: to whom, when, in which words. */
                    agreed: string;
                };
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropPersonAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personAccount: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stillMentioned: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccountLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it takes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountLimits"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readKeyArt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What stands at the head of the own page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyArt"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseKeyArt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    assetId: string;
                    /** @description What the picture shows, for whoever does not see it. */
                    alt: string;
                };
            };
        };
        responses: {
            /** @description It is on the page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyArt"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeKeyArt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is on the page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyArt"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readKitSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KitSlip"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOverKit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An address that lives ten minutes */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        name: string;
                        bytes: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkKit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    /**
                     * @description By words in the post, or by the platform’s own label. Asked for where a kit asks for a disclosure.
                     * @default null
                     * @enum {string|null}
                     */
                    disclosed?: "in-words" | "by-label" | null;
                };
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        link: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recallPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    because: string;
                    /**
                     * @description Everything of the same cut, kits included, or this publication or kit alone.
                     * @default everything
                     * @enum {string}
                     */
                    reach?: "everything" | "this-alone";
                };
            };
        };
        responses: {
            /** @description Our own copies are shut; the ledger says the rest */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recall"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecalls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recalls, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Recall"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recall: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recall"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepRecallEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    what: string;
                    /**
                     * Format: uuid
                     * @description A picture, brought as a scan before.
                     * @default null
                     */
                    scanId?: string | null;
                };
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallLine"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveUpRecallLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    because: string;
                };
            };
        };
        responses: {
            /** @description Given up, by whoever said so */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallLine"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecallPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                paper: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallDrills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its latest drills, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallDrill"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drillRecall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being rehearsed; its work says how far it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallDrill"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecallDrill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                drill: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The drill */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecallDrill"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallsOfReleaseSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Receipts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallReceipt"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallsOfApprovalSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Receipts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallReceipt"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecallsOfRoundSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Receipts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecallReceipt"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecallReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recall: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        report: components["schemas"]["RecallReport"];
                        signature: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecallReportPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recall: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same on paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWhereabouts: {
        parameters: {
            query: {
                of: "cut" | "asset" | "subject" | "scene";
                id: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every place, what is there now first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whereabouts"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportWhereabouts: {
        parameters: {
            query: {
                of: "cut" | "asset" | "subject" | "scene";
                id: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as a list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEmbargoProofs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its latest proofs, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EmbargoProofCard"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveEmbargo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being tried; its work says how far it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbargoProofCard"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEmbargoProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proof: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof, and once it is there what was signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbargoProofCard"] & {
                        signed: {
                            proof: components["schemas"]["EmbargoProof"];
                            signature: string;
                        } | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProofKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public half of the key that signs this house’s embargo proofs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "Ed25519";
                        key: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSightings: {
        parameters: {
            query?: {
                /** @description Ids of labels of the story, parted by commas: up to where they have seen. */
                seen?: string;
                guise?: "nobody" | "member" | "grown";
                /** @description The moment at which they look; now where it is left out. */
                asOf?: string;
                /** @description One post alone, by its address. */
                post?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page, its key art, posts, latest first, and the people whom they credit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Sighting"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFediverse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How they stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollowers: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of followers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            person: string;
                            host: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            since: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blockServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A server by its host, such as `social.example`. */
                    host: string;
                };
            };
        };
        responses: {
            /** @description How they stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    letServerBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A server by its host, such as `social.example`. */
                    host: string;
                };
            };
        };
        responses: {
            /** @description How they stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blockPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description Somebody by the address that names them, as their server has it.
                     */
                    person: string;
                };
            };
        };
        responses: {
            /** @description How they stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    letPersonBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description Somebody by the address that names them, as their server has it.
                     */
                    person: string;
                };
            };
        };
        responses: {
            /** @description How they stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReplies: {
        parameters: {
            query?: {
                account?: string;
                unread?: "true" | "false";
                /** @description Only what nobody is done with. */
                open?: "true" | "false";
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of replies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Reply"][];
                        next: string | null;
                        unread: number;
                        /** @description Into whose hands a reply can be put. */
                        crew: {
                            /** Format: uuid */
                            userId: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markRepliesRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description How many are left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description On its way */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        publicationId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dealWithReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description A member of the crew, or nobody.
                     */
                    takenById: string | null;
                    isDone: boolean;
                };
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isDone: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEchoes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The posts, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Echo"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bringSavedPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It is compared, and then deleted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bringSavedPostOfKit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It is compared, and then deleted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseShowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isShown: boolean;
                };
            };
        };
        responses: {
            /** @description As it stands now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isShown: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endShowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not shown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isShown: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSharedPosts: {
        parameters: {
            query?: {
                /** @description Of one post alone, by its address. */
                post?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that this viewer may see, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SharedPost"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicProductions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Productions whose page is open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicProduction"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicProduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicProduction"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPosts: {
        parameters: {
            query?: {
                after?: string;
                person?: string;
                craft?: string;
                place?: string;
                order?: "newest" | "oldest";
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is out, latest first if not asked otherwise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PostRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WebVTT */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/vtt": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChapters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WebVTT */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/vtt": string;
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who made what this viewer sees, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicPerson"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPerson"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicCrafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Crafts of what this viewer sees, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicCraft"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJourney: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Places in the story that lie behind this viewer, with the latest posts of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JourneyStop"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchProduction: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has all these words and is open to this viewer, best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SearchHit"][];
                        hasMore: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every page that is open to everybody, for the site map */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            path: string;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            changedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEmbed: {
        parameters: {
            query: {
                url: string;
                format?: "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a card of this page says */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embed"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The platforms */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlatformConnector"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openAccountDoor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
                    /** @description For platforms of many servers: which one, as a person writes it. */
                    server?: string | null;
                    door?: string | null;
                    /**
                     * Format: uuid
                     * @description An account that is connected again.
                     */
                    accountId?: string | null;
                };
            };
        };
        responses: {
            /** @description Where to go, within ten minutes */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comeBackFromPlatform: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                error?: string;
            };
            header?: never;
            path: {
                connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the page of accounts */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatformAccounts: {
        parameters: {
            query?: {
                /** @description As it stands in the address that a platform led back to. */
                said?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlatformAccount"][];
                        said: {
                            /** @enum {string} */
                            kind: "connected" | "refused";
                            words: string;
                        } | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connectPlatformAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
                    /** @description For platforms of many servers: which one, as a person writes it. */
                    server?: string | null;
                    /**
                     * Format: uuid
                     * @description An account that is connected again.
                     */
                    accountId?: string | null;
                    /** @default {} */
                    fields?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Connected */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccountChoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                choice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
                        accounts: {
                            remoteId: string;
                            handle: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choosePlatformAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                choice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    remoteIds: string[];
                };
            };
        };
        responses: {
            /** @description Connected */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtPlatformAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformAccount"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlatformAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The platform has audited the application. */
                    isAudited?: boolean;
                    /** @description X: longer words and larger films. */
                    isSubscriber?: boolean;
                    /** @description X: replies are read, though each costs money. */
                    readsReplies?: boolean;
                    /** @description TikTok: films wait in the inbox of its application. */
                    sendsDrafts?: boolean;
                };
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnectPlatformAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let go */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        givenBack: "revoked" | "not-revoked" | "nothing-to-revoke";
                        waiting: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The applications */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlatformApp"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description For platforms of many servers: which one, as a person writes it. */
                    server?: string | null;
                    door?: string | null;
                    clientId: string;
                    /** @description Left out: the one there is stays. */
                    clientSecret?: string | null;
                };
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        connector: "bluesky" | "mastodon" | "peertube" | "youtube" | "tiktok" | "instagram" | "x" | "fediverse" | "feed" | "webhook";
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDoor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The door */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Door"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    ticket: string;
                    /** @default  */
                    proof?: string;
                    /** @default  */
                    website?: string;
                };
            };
        };
        responses: {
            /** @description A letter is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isOpen: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinWithPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    password: string;
                    ticket: string;
                    /** @default  */
                    proof?: string;
                    /** @default  */
                    website?: string;
                };
            };
        };
        responses: {
            /** @description Joined and signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForFirstPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    ticket: string;
                    /** @default  */
                    proof?: string;
                    /** @default  */
                    website?: string;
                };
            };
        };
        responses: {
            /** @description What the device is asked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyQuestion"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinWithPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    answer: components["schemas"]["NewPasskey"];
                };
            };
        };
        responses: {
            /** @description Joined and signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the device is asked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyQuestion"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: components["schemas"]["KnownPasskey"];
                };
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveThisBrowser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFanAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account that asks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FanAccount"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endFanAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {boolean} */
                    isMeant: true;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWhoIsHere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isSignedIn: boolean;
                        handle: string | null;
                        isGrown: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseHandle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choosePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @default  */
                    before?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sayGrown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {boolean} */
                    isOfAge: true;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description A letter is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForOneMorePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the device is asked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyQuestion"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: components["schemas"]["NewPasskey"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEverythingOfMine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTheories: {
        parameters: {
            query?: {
                list?: "waiting" | "open" | "mine";
                about?: string;
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Theories as this viewer sees them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Theory"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sealTheory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The label of a point that nobody can have seen yet.
                     */
                    about: string;
                    text: string;
                    /** @default false */
                    isSigned?: boolean;
                };
            };
        };
        responses: {
            /** @description The theory, sealed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeTheory"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTheory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The theory */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeTheory"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawTheory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; its seal says so */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markTheory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    mark: "confirmed" | "half-right" | "wrong";
                };
            };
        };
        responses: {
            /** @description The theory, marked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeTheory"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTheoryProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its seal, and the sealed file once it is open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TheoryProof"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkTheory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description What the file comes to beside the seal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealCheck"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalledTheories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a writer called, as far as this viewer has seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            label: string | null;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpened: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opened for this viewer since they last told how far they are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTheoriesToMark: {
        parameters: {
            query?: {
                /** @description Whether those are read too whose point is not out yet. */
                sealed?: "hidden" | "shown";
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Theories, unmarked first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeskTheory"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markTheoryAsCrew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    mark: "confirmed" | "half-right" | "wrong";
                };
            };
        };
        responses: {
            /** @description Marked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTheoryAnswers: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is said of a theory that is open, the first said first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CommentAnswer"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerTheory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                theory: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    /**
                     * @description Labels of the story that it speaks of.
                     * @default []
                     */
                    mayGiveAway?: string[];
                    /**
                     * @description Keep it where it is; do not ask.
                     * @default false
                     */
                    asItIs?: boolean;
                };
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "written";
                        comment: components["schemas"]["Comment"];
                    } | {
                        /** @enum {string} */
                        kind: "asked";
                        labels: {
                            /** Format: uuid */
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuestionReplies: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What fans say of a question, the first said first; answers stand with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CommentAnswer"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replyToQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    /**
                     * @description Labels of the story that it speaks of.
                     * @default []
                     */
                    mayGiveAway?: string[];
                    /**
                     * @description Keep it where it is; do not ask.
                     * @default false
                     */
                    asItIs?: boolean;
                };
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "written";
                        comment: components["schemas"]["Comment"];
                    } | {
                        /** @enum {string} */
                        kind: "asked";
                        labels: {
                            /** Format: uuid */
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                session?: string;
                state?: "open" | "answered" | "mine";
                order?: "votes" | "newest" | "oldest";
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Questions that this viewer may see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FanQuestion"][];
                        next: string | null;
                        mayAnswer: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @default [] */
                    spoils?: string[];
                    /** Format: uuid */
                    session?: string | null;
                    /**
                     * @description Send it as it is, after having been asked where it belongs.
                     * @default false
                     */
                    asItIs?: boolean;
                };
            };
        };
        responses: {
            /** @description Not sent yet: its writer is asked whether it belongs further along */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "where";
                        labels: {
                            /** Format: uuid */
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description With the crew; in a session where one is open */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "asked";
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        session: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The question */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FanQuestion"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBackQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of it is left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voteOnQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counted once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        votes: number;
                        isVoted: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeVoteBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not counted any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        votes: number;
                        isVoted: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions, what comes or runs first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QuestionSession"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionSession"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAnsweringQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits for a badge holder, as far as they said they are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweringQueue"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    text?: string;
                    post?: string | null;
                    /** @default [] */
                    spoils?: string[];
                };
            };
        };
        responses: {
            /** @description Answered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeAnswerBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                answer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rewriteAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                answer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    layQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "waiting" | "set-aside" | "declined";
                    /**
                     * @description For the crew alone.
                     * @default
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeskQuestions: {
        parameters: {
            query?: {
                view?: "waiting" | "set-aside" | "declined" | "answered";
                /** @description Also what lies further on than the asker said they are. */
                everything?: "true" | "false";
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Questions at the desk that lie behind whoever asks, most wanted first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeskQuestion"][];
                        next: string | null;
                        answerers: components["schemas"]["Answerer"][];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    layDeskQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "waiting" | "set-aside" | "declined";
                    /** @default  */
                    reason?: string;
                    /** Format: uuid */
                    badge?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerForBadge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    text?: string;
                    post?: string | null;
                    /** @default [] */
                    spoils?: string[];
                } & {
                    /** Format: uuid */
                    badge: string;
                };
            };
        };
        responses: {
            /** @description Answered in their name */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCrewSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CrewSession"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    announceSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    until: string;
                    /** @default [] */
                    badges?: string[];
                    /** @default [] */
                    spoils?: string[];
                };
            };
        };
        responses: {
            /** @description Announced */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    until: string;
                    /** @default [] */
                    badges?: string[];
                    /** @default [] */
                    spoils?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWaitingWritings: {
        parameters: {
            query?: {
                after?: string;
                unspoiled?: "1";
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Held and reported writings, newest first, and how many lie beyond where the asker is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingWriting"][];
                        next: string | null;
                        beyond: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModerationActs: {
        parameters: {
            query?: {
                before?: number;
                writer?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ModerationActRead"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moderate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    act: components["schemas"]["ModerationAct"];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, and on record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        actId: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAppeals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Appeals that wait for an answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Appeal"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listThreads: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Threads, those written in latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ThreadRead"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWriter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record, and what they wrote */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        record: components["schemas"]["WriterRecord"];
                        writings: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            state: string;
                            source: string;
                            title: string | null;
                            /**
                             * Format: date-time
                             * @example 2026-11-27T17:00:00.000Z
                             */
                            writtenAt: string;
                            reports: number;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCommunitySettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the community is kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommunitySettings"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCommunitySettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isOpen?: boolean;
                    isGrownOnly?: boolean;
                    editWindowS?: number;
                    houseRules?: string;
                    holdsNewcomers?: boolean;
                    keptDays?: number;
                };
            };
        };
        responses: {
            /** @description How the community is kept now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommunitySettings"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTermPairs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Term pairs, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TermPair"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTermPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    pointId: string;
                    name: string;
                    event: string;
                };
            };
        };
        responses: {
            /** @description How many are new */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeTermList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    csv: string;
                };
            };
        };
        responses: {
            /** @description How many are new, or what is wrong on which line */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        flaws: {
                            line: number;
                            says: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropTermPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                pair: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchedWords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Watched words */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WatchedWord"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchWord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    word: string;
                    /** @enum {string} */
                    about: "abuse" | "spam";
                };
            };
        };
        responses: {
            /** @description Watched */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unwatchWord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                word: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Watched no more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pairs: {
                            name: string;
                            event: string;
                            label: string;
                        }[];
                        words: {
                            word: string;
                            /** @enum {string} */
                            about: "abuse" | "spam";
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVerifiedPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who bears a badge and said something that the viewer reads, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VerifiedPerson"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBadges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Badges, those that are borne first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BadgeRead"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueBadge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "crew" | "cast";
                    name: string;
                    /** @default  */
                    craft?: string;
                    handle: string;
                };
            };
        };
        responses: {
            /** @description Issued; `alike` is the handle of somebody else that looks like the name */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        badgeId: string;
                        alike: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteToBadge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "crew" | "cast";
                    name: string;
                    /** @default  */
                    craft?: string;
                };
            };
        };
        responses: {
            /** @description The link, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeBadge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                badge: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSpotlightSightings: {
        parameters: {
            query?: {
                /** @description Ids of labels of the story, parted by commas: up to where they have seen. */
                seen?: string;
                guise?: "nobody" | "member" | "grown";
                /** @description The moment at which they look; now where it is left out. */
                asOf?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People of whom something is said, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SpotlightSighting"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTalkSightings: {
        parameters: {
            query?: {
                /** @description Ids of labels of the story, parted by commas: up to where they have seen. */
                seen?: string;
                guise?: "nobody" | "member" | "grown";
                /** @description The moment at which they look; now where it is left out. */
                asOf?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Questions, theories, sessions, and talk below posts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TalkSighting"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWritingSightings: {
        parameters: {
            query?: {
                /** @description Ids of labels of the story, parted by commas: up to where they have seen. */
                seen?: string;
                guise?: "nobody" | "member" | "grown";
                /** @description The moment at which they look; now where it is left out. */
                asOf?: string;
                /** @description Those of a thread, the latest first. */
                thread?: string;
                /** @description One, with what lies above and below it; then no thread is asked. */
                writing?: string;
                after?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Writings in their place */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WritingSighting"][];
                        next: string | null;
                        talk: components["schemas"]["TalkSighting"];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHouseRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How people talk here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isOpen: boolean;
                        isGrownOnly: boolean;
                        editWindowS: number;
                        houseRules: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bans and what was taken down */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        strikes: components["schemas"]["Strike"][];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    act: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Sent to the production */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBadgeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The badge, and who would take it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        production: string;
                        slug: string;
                        /** @enum {string} */
                        kind: "crew" | "cast";
                        name: string;
                        craft: string;
                        handle: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBadge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Theirs */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        production: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComments: {
        parameters: {
            query?: {
                after?: string;
                order?: "newest" | "oldest";
            };
            header?: never;
            path: {
                production: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The talk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Talk"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    /**
                     * @description Labels of the story that it speaks of.
                     * @default []
                     */
                    mayGiveAway?: string[];
                    /**
                     * @description Keep it where it is; do not ask.
                     * @default false
                     */
                    asItIs?: boolean;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    answers?: string | null;
                    /**
                     * @description Media time in flicks (1/705,600,000 s).
                     * @default null
                     */
                    atFlicks?: number | null;
                };
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "written";
                        comment: components["schemas"]["Comment"];
                    } | {
                        /** @enum {string} */
                        kind: "asked";
                        labels: {
                            /** Format: uuid */
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMoments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The moments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Comment"][];
                        next: null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writing: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    /**
                     * @description Labels of the story that it speaks of.
                     * @default []
                     */
                    mayGiveAway?: string[];
                    /**
                     * @description Keep it where it is; do not ask.
                     * @default false
                     */
                    asItIs?: boolean;
                };
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "written";
                        comment: components["schemas"]["Comment"];
                    } | {
                        /** @enum {string} */
                        kind: "asked";
                        labels: {
                            /** Format: uuid */
                            id: string;
                            label: string;
                        }[];
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        isGone: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCommentAnswers: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                production: string;
                writing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answers to it, the first said first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CommentAnswer"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    react: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writing: string;
                reaction: "applause" | "heart" | "laugh" | "wow";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reactions: {
                            applause?: number;
                            heart?: number;
                            laugh?: number;
                            wow?: number;
                        };
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeReactionBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writing: string;
                reaction: "applause" | "heart" | "laugh" | "wow";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reactions: {
                            applause?: number;
                            heart?: number;
                            laugh?: number;
                            wow?: number;
                        };
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportWriting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                writing: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reason: "spoiler" | "abuse" | "hate" | "spam" | "off-topic" | "private-details" | "unlawful" | "other";
                    /** @default  */
                    words?: string;
                };
            };
        };
        responses: {
            /** @description Heard */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        isHeard: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFanPage: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                production: string;
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FanPage"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    silenceFan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "mute" | "block";
                };
            };
        };
        responses: {
            /** @description Heard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        isHeard: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hearFanAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Heard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        isHeard: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSilences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By handle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            handle: string;
                            /** @enum {string} */
                            kind: "mute" | "block";
                        }[];
                        next: null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the viewer follows and sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Follow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollowAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is followed any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollowsIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the viewer follows of it; for anybody unknown, nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Follow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowTarget"];
            };
        };
        responses: {
            /** @description It is followed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowTarget"];
            };
        };
        responses: {
            /** @description It is not followed any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Notices, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        next: string | null;
                        /**
                         * Format: date-time
                         * @example 2026-11-27T17:00:00.000Z
                         */
                        readAt: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many were not looked at */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Up to 20; one more stands for any more. */
                        unread: number;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    until: string;
                };
            };
        };
        responses: {
            /** @description They are looked at */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the viewer is told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSettingsNow"];
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseNoticeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeSettings"];
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint: string;
                    keys: {
                        p256dh: string;
                        auth: string;
                    };
                    /** @default  */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description It is told from now on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is told no more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLetterSlip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether these letters still come */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isOn: boolean;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopLetters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No letter comes any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSpotlights: {
        parameters: {
            query?: {
                person?: string;
            };
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is said of those who made what this viewer sees, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicSpotlight"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreditedPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody in the credits, by name, and what is said of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CreditedPerson"][];
                        next: string | null;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSpotlight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    /** @default [] */
                    spoils?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropSpotlight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                production: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description A refusal: problem details (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
