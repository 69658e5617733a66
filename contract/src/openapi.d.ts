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
    "/api/v1/productions/{production}/cuts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCuts"];
        put?: never;
        /** Begin a cut of one asset; without a range it takes the whole of it */
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
            /** @enum {string|null} */
            assetState: "preparing" | "ready" | "refused" | "deleted" | null;
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
        Asset: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "video" | "still" | "sound";
            /** @enum {string} */
            genre: "bts" | "b-roll" | "unit-still" | "key-art";
            title: string;
            /** @enum {string} */
            state: "preparing" | "ready" | "refused" | "deleted";
            /** @description Media time in flicks (1/705,600,000 s). */
            durationFlicks: number | null;
            width: number | null;
            height: number | null;
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
        Cut: {
            /** Format: uuid */
            id: string;
            title: string;
            version: number;
            shape: components["schemas"]["Shape"];
            timeline: components["schemas"]["Timeline"];
            captions: components["schemas"]["Cue"][];
            /** @description Media time in flicks (1/705,600,000 s). */
            lengthFlicks: number;
            meantFor: components["schemas"]["MeantFor"];
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
        /** @description What a cut is meant for: the question the doorkeeper answers about it. */
        MeantFor: {
            uses: string[];
            destination: {
                platform: string;
                account: string;
                keepsTerritories: boolean;
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
                    account: components["schemas"]["NewPerson"] & (Record<string, never> | null);
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
                    meantFor?: components["schemas"]["MeantFor"];
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
}
