<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>The mailbox and the CRM that are kept in step.</source>
        <translation>La boîte aux lettres et le CRM à garder synchronisés.</translation>
    </message>
    <message>
        <source>Acco&amp;unts</source>
        <translation>Co&amp;mptes</translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation>A&amp;jouter…</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>Se &amp;connecter…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Sign &amp;out …</source>
        <translation>Se &amp;déconnecter…</translation>
    </message>
    <message>
        <source>&amp;Remove …</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Aucun compte pour l’instant</translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation>Il faut une boîte aux lettres et un CRM à synchroniser.</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>{name} ({service})</source>
        <translation>{name} ({service})</translation>
    </message>
    <message>
        <source>Not used yet.</source>
        <translation>Pas encore utilisé.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Il fonctionne.</translation>
    </message>
    <message>
        <source>Please sign in.</source>
        <translation>Veuillez vous connecter.</translation>
    </message>
    <message>
        <source>It does not work.</source>
        <translation>Il ne fonctionne pas.</translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation>Interrogation de {account}…</translation>
    </message>
    <message>
        <source>Signed in as {who}.</source>
        <translation>Connecté en tant que {who}.</translation>
    </message>
    <message>
        <source>Sign out of {account} now?</source>
        <translation>Se déconnecter de {account} maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>Its password or token is forgotten on this computer. Nothing is deleted; it is synced again when you sign in again.</source>
        <translation>Son mot de passe ou son jeton est oublié sur cet ordinateur. Rien n’est supprimé&#x202f;; la synchronisation reprend quand vous vous reconnectez.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Rester connecté</translation>
    </message>
    <message>
        <source>Signing out …</source>
        <translation>Déconnexion…</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Vous êtes déconnecté.</translation>
    </message>
    <message>
        <source>It is used by {mappings}. Remove these first, or choose another account there.</source>
        <translation>Il est utilisé par {mappings}. Supprimez-les d’abord, ou choisissez-y un autre compte.</translation>
    </message>
    <message>
        <source>Remove the account {account}?</source>
        <translation>Supprimer le compte {account}&#x202f;?</translation>
    </message>
    <message>
        <source>crmsync signs out of it and forgets its settings. Nothing in the account is deleted. It takes effect with OK or Apply.</source>
        <translation>crmsync s’en déconnecte et oublie ses paramètres. Rien n’est supprimé dans le compte. Cela prend effet avec OK ou Appliquer.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Le supprimer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
</context>
<context>
    <name>ActivityModel</name>
    <message>
        <source>Run, record</source>
        <translation>Exécution, fiche</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>{moment}, run {run}</source>
        <translation>{moment}, exécution {run}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Undid a part of run {run}</source>
        <translation>Exécution {run} annulée en partie</translation>
    </message>
    <message>
        <source>Undid run {run}</source>
        <translation>Exécution {run} annulée</translation>
    </message>
    <message>
        <source>Undo of run {run}</source>
        <translation>Annulation de l’exécution {run}</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Non terminée</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) found</source>
        <translation>
            <numerusform>%n modification trouvée</numerusform>
            <numerusform>%n modifications trouvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone by run {run}</source>
        <translation>Annulée par l’exécution {run}</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in Outlook</source>
        <translation>
            <numerusform>%n fiche écrite dans Outlook</numerusform>
            <numerusform>%n fiches écrites dans Outlook</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in the CRM</source>
        <translation>
            <numerusform>%n fiche écrite dans le CRM</numerusform>
            <numerusform>%n fiches écrites dans le CRM</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Rien à faire</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Search names, fields, values</source>
        <translation>Rechercher noms, champs, valeurs</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Runs and their changes</source>
        <translation>Exécutions et leurs modifications</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Écrit dans</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Les deux côtés</translation>
    </message>
    <message>
        <source>With changes</source>
        <comment>runs</comment>
        <translation>Avec modifications</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Toutes les exécutions</translation>
    </message>
    <message>
        <source>Kept values</source>
        <translation>Valeurs conservées</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>Quelles exécutions</translation>
    </message>
    <message>
        <source>Only {record}: show &amp;everybody again</source>
        <translation>{record} uniquement&#xa0;: &amp;tout réafficher</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation>Toutes les correspondances</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No change fits what you are looking for.</source>
        <translation>Aucune modification ne répond à votre recherche.</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>Afficher t&amp;out</translation>
    </message>
    <message>
        <source>Nothing was written yet</source>
        <translation>Rien n’a encore été écrit</translation>
    </message>
    <message>
        <source>What each sync changes on either side will be listed here, with the reason.</source>
        <translation>Ce que chaque synchronisation modifie d’un côté ou de l’autre sera listé ici, avec la raison.</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>The way to the services</source>
        <translation>Accès aux services</translation>
    </message>
    <message>
        <source>Copies of your settings</source>
        <translation>Copies de vos paramètres</translation>
    </message>
    <message>
        <source>How much one sync may do on one side without your yes.</source>
        <translation>Ce qu’une synchronisation peut faire d’un côté sans votre accord.</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>Co&amp;mpte</translation>
    </message>
    <message>
        <source>Choose a certificate file …</source>
        <translation>Choisir un fichier de certificats…</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Choisir un fichier de certificats</translation>
    </message>
</context>
<context>
    <name>AloneCard</name>
    <message>
        <source>{mapping}, stays alone in Outlook</source>
        <translation>{mapping}, reste seul dans Outlook</translation>
    </message>
    <message>
        <source>{mapping}, stays alone in the CRM</source>
        <translation>{mapping}, reste seul dans le CRM</translation>
    </message>
    <message>
        <source>Sync it again</source>
        <translation>Synchroniser de nouveau</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>Set up crmsync</source>
        <translation>Configurer crmsync</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Étape {number} sur {total}</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>AssistantPage</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Search records and values</source>
        <translation>Rechercher fiches et valeurs</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>Only what needs &amp;me</source>
        <translation>Seulement ce qui &amp;m’attend</translation>
    </message>
    <message>
        <source>Only what is ne&amp;w</source>
        <translation>Seulement les &amp;nouveautés</translation>
    </message>
    <message>
        <source>Groups of changes</source>
        <translation>Groupes de modifications</translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation>Ce que ferait la synchronisation</translation>
    </message>
    <message>
        <source>&amp;As planned</source>
        <translation>Comme &amp;prévu</translation>
    </message>
    <message>
        <source>&amp;Link with …</source>
        <translation>&amp;Lier à…</translation>
    </message>
    <message>
        <source>&amp;Not the same: create</source>
        <translation>&amp;Distinctes&#xa0;: créer</translation>
    </message>
    <message>
        <source>S&amp;kip or refuse</source>
        <translation>&amp;Ignorer ou refuser</translation>
    </message>
    <message>
        <source>&amp;Decide later</source>
        <translation>Décider plus &amp;tard</translation>
    </message>
    <message>
        <source>All mappings</source>
        <translation>Toutes les correspondances</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>{group} · {number}</source>
        <translation>{group} · {number}</translation>
    </message>
    <message>
        <source>{shown} of {all} rows</source>
        <translation>{shown} lignes sur {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s):</source>
        <translation>
            <numerusform>%n ligne sélectionnée&#xa0;:</numerusform>
            <numerusform>%n lignes sélectionnées&#xa0;:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoriesDialog</name>
    <message>
        <source>Choose the meetings</source>
        <translation>Choisir les réunions</translation>
    </message>
    <message>
        <source>&amp;All meetings of the calendar</source>
        <translation>&amp;Toutes les réunions du calendrier</translation>
    </message>
    <message>
        <source>Those with one of these &amp;categories:</source>
        <translation>Celles qui ont l’une de ces &amp;catégories&#xa0;:</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Catégories</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>A category exists as soon as a meeting has it. Give a meeting that category in Outlook, and it is synced.</source>
        <translation>Une catégorie existe dès qu’une réunion la porte. Donnez cette catégorie à une réunion dans Outlook, et elle est synchronisée.</translation>
    </message>
    <message>
        <source>&amp;New category</source>
        <translation>&amp;Nouvelle catégorie</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nouvelle catégorie</translation>
    </message>
    <message>
        <source>Meetings from the CRM &amp;get</source>
        <translation>Catégorie des réunions &amp;venant du CRM</translation>
    </message>
</context>
<context>
    <name>CategoryListing</name>
    <message>
        <source>Not on the mailbox&apos;s list of categories yet, so Outlook does not offer it: {categories}. It is added there with the first meeting that comes from the CRM.</source>
        <translation>Pas encore dans la liste des catégories de la boîte aux lettres, donc pas proposée par Outlook&#xa0;: {categories}. Elle y est ajoutée avec la première réunion qui vient du CRM.</translation>
    </message>
    <message>
        <source>Add it in Outlook now</source>
        <translation>L’ajouter maintenant dans Outlook</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>{record}: {field}</source>
        <translation>{record}&#xa0;: {field}</translation>
    </message>
    <message>
        <source>Both, joined</source>
        <translation>Les deux, réunies</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>When last in step: {outlook} in Outlook, {crm} in the CRM</source>
        <translation>Dernier état commun&#xa0;: {outlook} dans Outlook, {crm} dans le CRM</translation>
    </message>
    <message>
        <source>When last in step: {value}</source>
        <translation>Dernier état commun&#xa0;: {value}</translation>
    </message>
    <message>
        <source>changed since; when is not known</source>
        <translation>modifié depuis, à une date inconnue</translation>
    </message>
    <message>
        <source>record last changed {moment}, the newer one</source>
        <translation>dernière modification de la fiche&#xa0;: {moment}, la plus récente</translation>
    </message>
    <message>
        <source>record last changed {moment}</source>
        <translation>dernière modification de la fiche&#xa0;: {moment}</translation>
    </message>
    <message numerus="yes">
        <source>The same in all %n conflict(s) about this field</source>
        <translation>
            <numerusform>Idem pour %n conflit sur ce champ</numerusform>
            <numerusform>Idem pour les %n conflits sur ce champ</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what to keep</source>
        <translation>Choisissez quoi garder</translation>
    </message>
    <message numerus="yes">
        <source>Keep both, joined, in %n conflict(s)</source>
        <translation>
            <numerusform>Garder les deux, réunies, dans %n conflit</numerusform>
            <numerusform>Garder les deux, réunies, dans %n conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both, joined</source>
        <translation>Garder les deux, réunies</translation>
    </message>
    <message numerus="yes">
        <source>Keep what Outlook has in %n conflict(s)</source>
        <translation>
            <numerusform>Garder la valeur d’Outlook dans %n conflit</numerusform>
            <numerusform>Garder la valeur d’Outlook dans %n conflits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep what the CRM has in %n conflict(s)</source>
        <translation>
            <numerusform>Garder la valeur du CRM dans %n conflit</numerusform>
            <numerusform>Garder la valeur du CRM dans %n conflits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty it on both sides, in %n conflict(s)</source>
        <translation>
            <numerusform>Vider des deux côtés, dans %n conflit</numerusform>
            <numerusform>Vider des deux côtés, dans %n conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty it on both sides</source>
        <translation>Vider des deux côtés</translation>
    </message>
    <message numerus="yes">
        <source>Keep “{value}” in %n conflict(s)</source>
        <translation>
            <numerusform>Garder «&#xa0;{value}&#xa0;» dans %n conflit</numerusform>
            <numerusform>Garder «&#xa0;{value}&#xa0;» dans %n conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep “{value}” in both</source>
        <translation>Garder «&#xa0;{value}&#xa0;» des deux côtés</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>When both sides changed</source>
        <translation>Modifié des deux côtés</translation>
    </message>
    <message>
        <source>Somebody changes a phone number in the CRM, and you change the same one in Outlook. Which is kept?</source>
        <translation>Quelqu’un modifie un numéro de téléphone dans le CRM, et vous modifiez le même dans Outlook. Lequel est gardé&#x202f;?</translation>
    </message>
    <message>
        <source>The one in the &amp;CRM</source>
        <translation>Celui du &amp;CRM</translation>
    </message>
    <message>
        <source>The one in &amp;Outlook</source>
        <translation>Celui d’&amp;Outlook</translation>
    </message>
    <message>
        <source>The one that was changed &amp;last</source>
        <translation>Celui modifié en &amp;dernier</translation>
    </message>
    <message>
        <source>&amp;Ask me each time</source>
        <translation>Me demander à chaque &amp;fois</translation>
    </message>
    <message>
        <source>Your team&apos;s records are the ones that count.</source>
        <translation>Ce sont les fiches de votre équipe qui comptent.</translation>
    </message>
    <message>
        <source>Your own address book and calendar are the ones that count.</source>
        <translation>Ce sont votre carnet d’adresses et votre calendrier qui comptent.</translation>
    </message>
    <message>
        <source>By the time of the last change of the whole record.</source>
        <translation>D’après la dernière modification de la fiche entière.</translation>
    </message>
    <message>
        <source>Neither is written until you have decided; everything else goes on.</source>
        <translation>Aucun n’est écrit avant votre décision&#x202f;; tout le reste continue.</translation>
    </message>
    <message>
        <source>Changes to different fields are never a conflict: both are kept. The value that loses is saved, and can be restored. New records are always taken over.</source>
        <translation>Des modifications de champs différents ne sont jamais en conflit&#xa0;: les deux sont gardées. La valeur perdante est conservée et peut être rétablie. Les nouvelles fiches sont toujours reprises.</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>What happens when the same field was edited on both sides since the last sync. New items are never affected.</source>
        <translation>Ce qui se passe quand le même champ a été modifié des deux côtés depuis la dernière synchronisation. Les nouveaux éléments ne sont jamais concernés.</translation>
    </message>
    <message>
        <source>Choose for single &amp;fields</source>
        <translation>Choisir cham&amp;p par champ</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>Comme ci-dessus</translation>
    </message>
</context>
<context>
    <name>ConsentPart</name>
    <message>
        <source>Copy the &amp;link, for another browser</source>
        <translation>Copier le lien, pour un autre navi&amp;gateur</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>&amp;Arrêter l’attente</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>Vous êtes connecté</translation>
    </message>
    <message>
        <source>You can close this page and go back to crmsync.</source>
        <translation>Vous pouvez fermer cette page et revenir à crmsync.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Vous n’êtes pas connecté</translation>
    </message>
    <message>
        <source>{service} said no. Go back to crmsync to try again.</source>
        <translation>{service} a refusé. Revenez à crmsync pour réessayer.</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>For another computer, or for later. Neither file holds passwords; the links say which items belong together.</source>
        <translation>Pour un autre ordinateur, ou pour plus tard. Aucun des deux fichiers ne contient de mots de passe&#x202f;; les liens indiquent quels éléments vont ensemble.</translation>
    </message>
    <message>
        <source>&amp;Export settings …</source>
        <translation>&amp;Exporter les paramètres…</translation>
    </message>
    <message>
        <source>&amp;Import settings …</source>
        <translation>&amp;Importer les paramètres…</translation>
    </message>
    <message>
        <source>Export li&amp;nks …</source>
        <translation>Exp&amp;orter les liens…</translation>
    </message>
    <message>
        <source>Import lin&amp;ks …</source>
        <translation>Impo&amp;rter les liens…</translation>
    </message>
    <message>
        <source>Apply or cancel your changes first.</source>
        <translation>Appliquez ou annulez d’abord vos modifications.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>The settings are in {file}.</source>
        <translation>Les paramètres sont dans {file}.</translation>
    </message>
    <message>
        <source>Replace your settings by those of {file}?</source>
        <translation>Remplacer vos paramètres par ceux de {file}&#x202f;?</translation>
    </message>
    <message>
        <source>Accounts and mappings become those of the file; the settings you have now are kept beside it. Nothing is deleted, and the next sync shows what would follow. You may have to sign in again.</source>
        <translation>Les comptes et les correspondances deviennent ceux du fichier&#x202f;; vos paramètres actuels sont conservés à côté. Rien n’est supprimé, et la prochaine synchronisation montre ce qui s’ensuivrait. Vous devrez peut-être vous reconnecter.</translation>
    </message>
    <message>
        <source>Replace my settings</source>
        <translation>Remplacer mes paramètres</translation>
    </message>
    <message>
        <source>Keep my settings</source>
        <translation>Garder mes paramètres</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importation…</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) imported.</source>
        <translation>
            <numerusform>%n compte importé.</numerusform>
            <numerusform>%n comptes importés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) exported.</source>
        <translation>
            <numerusform>%n paire exportée.</numerusform>
            <numerusform>%n paires exportées.</numerusform>
        </translation>
    </message>
    <message>
        <source>{mapping}: {linked} pairs linked, {known} known before, {missing} not found here</source>
        <translation>{mapping}&#xa0;: {linked} paires liées, {known} déjà connues, {missing} introuvables ici</translation>
    </message>
    <message>
        <source>{mapping}: not set up here</source>
        <translation>{mapping}&#xa0;: non configurée ici</translation>
    </message>
</context>
<context>
    <name>CrmPage</name>
    <message>
        <source>Your CRM</source>
        <translation>Votre CRM</translation>
    </message>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>&amp;Rester connecté</translation>
    </message>
    <message>
        <source>Off: nothing is kept on this computer, and you sign in at each start.</source>
        <translation>Sinon, rien n’est conservé sur cet ordinateur, et vous vous connectez à chaque démarrage.</translation>
    </message>
    <message>
        <source>CRM</source>
        <translation>CRM</translation>
    </message>
    <message>
        <source>Does {crm} itself sync this mailbox?</source>
        <translation>{crm} synchronise-t-il déjà cette boîte aux lettres&#x202f;?</translation>
    </message>
    <message>
        <source>crmsync cannot find out. Look in the settings of {crm}, where mail, calendar and contacts are connected. If it does, switch that off first: two programs that sync the same mailbox double entries and undo each other&apos;s changes.</source>
        <translation>crmsync ne peut pas le savoir. Regardez dans les paramètres de {crm}, là où la messagerie, le calendrier et les contacts sont reliés. Si c’est le cas, désactivez d’abord cela&#xa0;: deux programmes qui synchronisent la même boîte aux lettres doublent les entrées et défont les modifications l’un de l’autre.</translation>
    </message>
</context>
<context>
    <name>Deed</name>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Change photo</source>
        <translation>Changer la photo</translation>
    </message>
    <message>
        <source>Photo changed</source>
        <translation>Photo changée</translation>
    </message>
</context>
<context>
    <name>DeletionsCard</name>
    <message>
        <source>✕ Deletions</source>
        <translation>✕ Suppressions</translation>
    </message>
    <message>
        <source>Sho&amp;w them</source>
        <translation>Le&amp;s afficher</translation>
    </message>
    <message>
        <source>They cannot be seen there any more; undoing the run brings them back.</source>
        <translation>Ces éléments n’y sont plus visibles&#x202f;; annuler l’exécution les rétablit.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Undo this &amp;field …</source>
        <translation>Annuler pour ce c&amp;hamp…</translation>
    </message>
    <message>
        <source>Undo for this re&amp;cord …</source>
        <translation>Annuler pour cette &amp;fiche…</translation>
    </message>
    <message>
        <source>Undo the whole &amp;run …</source>
        <translation>Annuler toute l’&amp;exécution…</translation>
    </message>
    <message>
        <source>&amp;Only this record</source>
        <translation>Seulement cette f&amp;iche</translation>
    </message>
    <message>
        <source>Cop&amp;y the old value</source>
        <translation>&amp;Copier l’ancienne valeur</translation>
    </message>
    <message>
        <source>&amp;Put the old value back …</source>
        <translation>&amp;Rétablir l’ancienne valeur…</translation>
    </message>
    <message>
        <source>Choose a run or a change to see why it was done and to undo it.</source>
        <translation>Choisissez une exécution ou une modification pour en voir la raison et l’annuler.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>Valeur avant</translation>
    </message>
    <message>
        <source>Value after</source>
        <translation>Valeur après</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservée</translation>
    </message>
    <message>
        <source>The value before was somebody&apos;s edit; it is kept.</source>
        <translation>La valeur d’avant avait été saisie par quelqu’un&#x202f;; elle est conservée.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>removed since</source>
        <translation>supprimée depuis</translation>
    </message>
    <message>
        <source>Run {run}</source>
        <translation>Exécution {run}</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Non terminée</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>{created} created, {updated} changed, {deleted} deleted</source>
        <translation>{created} créées, {updated} modifiées, {deleted} supprimées</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>Annulée par</translation>
    </message>
    <message>
        <source>{record}: {field} in {side} may have been overwritten; it was {value}</source>
        <translation>{record}&#xa0;: {field} dans {side} a pu être écrasé&#x202f;; c’était {value}</translation>
    </message>
    <message>
        <source>The conflict rule “the CRM wins”</source>
        <translation>La règle de conflit «&#xa0;le CRM l’emporte&#xa0;»</translation>
    </message>
    <message>
        <source>The conflict rule “Outlook wins”</source>
        <translation>La règle de conflit «&#xa0;Outlook l’emporte&#xa0;»</translation>
    </message>
    <message>
        <source>The conflict rule “the newest wins”</source>
        <translation>La règle de conflit «&#xa0;la plus récente l’emporte&#xa0;»</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Its mapping was removed, so it cannot be undone here.</source>
        <translation>Sa correspondance a été supprimée&#xa0;: l’annulation n’est pas possible ici.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>All fields of the selected record</source>
        <translation>Tous les champs de la fiche sélectionnée</translation>
    </message>
    <message>
        <source>No row is selected</source>
        <translation>Aucune ligne sélectionnée</translation>
    </message>
    <message>
        <source>Select a row to see all fields of its record.</source>
        <translation>Sélectionnez une ligne pour voir tous les champs de sa fiche.</translation>
    </message>
    <message>
        <source>{what}, {where}: {why}</source>
        <translation>{what}, {where}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>New in {side}</source>
        <translation>Nouveau dans {side}</translation>
    </message>
    <message>
        <source>Deleted in {side}</source>
        <translation>Supprimé dans {side}</translation>
    </message>
    <message>
        <source>{side}, now</source>
        <translation>{side}, maintenant</translation>
    </message>
    <message>
        <source>{side}, then</source>
        <translation>{side}, ensuite</translation>
    </message>
    <message>
        <source>{name} in {side}</source>
        <translation>{name} dans {side}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Open {address} on any device, and type in this code:</source>
        <translation>Ouvrez {address} sur un appareil quelconque et saisissez-y ce code&#xa0;:</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>Code&#xa0;: {code}</translation>
    </message>
    <message>
        <source>It is good until {moment}.</source>
        <translation>Valable jusqu’à&#xa0;: {moment}.</translation>
    </message>
    <message>
        <source>Copy the co&amp;de</source>
        <translation>&amp;Copier le code</translation>
    </message>
    <message>
        <source>Open the &amp;page here …</source>
        <translation>Ou&amp;vrir la page ici…</translation>
    </message>
</context>
<context>
    <name>ExchangePart</name>
    <message>
        <source>&amp;Mail address</source>
        <translation>Adresse &amp;e-mail</translation>
    </message>
    <message>
        <source>Of the mailbox, for example anna@example.com</source>
        <translation>De la boîte aux lettres, par exemple anna@example.com</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>Where it is not the mail address, for example DOMAIN\anna. For a mailbox that is shared with you: your own user name here, its mail address above.</source>
        <translation>Si ce n’est pas l’adresse e-mail, par exemple DOMAINE\anna. Pour une boîte aux lettres partagée avec vous&#xa0;: votre propre nom d’utilisateur ici, son adresse e-mail ci-dessus.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Ser&amp;veur</translation>
    </message>
    <message>
        <source>That of Outlook on the web, for example mail.example.com. Empty: it is found by the mail address.</source>
        <translation>Celui d’Outlook sur le web, par exemple mail.example.com. Vide&#xa0;: il est trouvé par l’adresse e-mail.</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>P&amp;lus</translation>
    </message>
    <message>
        <source>Connect Microsoft 365 &amp;instead</source>
        <translation>&amp;Connecter plutôt Microsoft 365</translation>
    </message>
    <message>
        <source>The one that you open Outlook with, mostly the same as for Windows.</source>
        <translation>Celui avec lequel vous ouvrez Outlook, le plus souvent le même que pour Windows.</translation>
    </message>
    <message>
        <source>For a server of your organisation&apos;s own. A mailbox in Microsoft 365, also a company&apos;s, is reached as “Microsoft 365 / Outlook.com”.</source>
        <translation>Pour un serveur propre à votre organisation. Une boîte aux lettres dans Microsoft 365, même celle d’une entreprise, se connecte comme «&#xa0;Microsoft 365 / Outlook.com&#xa0;».</translation>
    </message>
</context>
<context>
    <name>ExistingAccount</name>
    <message>
        <source>A&amp;ccount</source>
        <translation>Comp&amp;te</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Un autre compte</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>custom {number}</source>
        <translation>champ personnalisé {number}</translation>
    </message>
    <message>
        <source>salutation</source>
        <translation>civilité</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>deuxième prénom</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>name suffix</source>
        <translation>suffixe du nom</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>department</source>
        <translation>service</translation>
    </message>
    <message>
        <source>job title</source>
        <translation>fonction</translation>
    </message>
    <message>
        <source>mail address</source>
        <translation>adresse e-mail</translation>
    </message>
    <message>
        <source>second mail address</source>
        <translation>deuxième adresse e-mail</translation>
    </message>
    <message>
        <source>third mail address</source>
        <translation>troisième adresse e-mail</translation>
    </message>
    <message>
        <source>work phone</source>
        <translation>téléphone professionnel</translation>
    </message>
    <message>
        <source>mobile phone</source>
        <translation>téléphone mobile</translation>
    </message>
    <message>
        <source>home phone</source>
        <translation>téléphone personnel</translation>
    </message>
    <message>
        <source>other phone</source>
        <translation>autre téléphone</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>télécopie</translation>
    </message>
    <message>
        <source>assistant&apos;s phone</source>
        <translation>téléphone de l’assistant</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistant</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>page web</translation>
    </message>
    <message>
        <source>work street</source>
        <translation>rue (bureau)</translation>
    </message>
    <message>
        <source>work city</source>
        <translation>ville (bureau)</translation>
    </message>
    <message>
        <source>work state</source>
        <translation>région (bureau)</translation>
    </message>
    <message>
        <source>work postal code</source>
        <translation>code postal (bureau)</translation>
    </message>
    <message>
        <source>work country</source>
        <translation>pays (bureau)</translation>
    </message>
    <message>
        <source>other street</source>
        <translation>rue (autre adresse)</translation>
    </message>
    <message>
        <source>other city</source>
        <translation>ville (autre adresse)</translation>
    </message>
    <message>
        <source>other state</source>
        <translation>région (autre adresse)</translation>
    </message>
    <message>
        <source>other postal code</source>
        <translation>code postal (autre adresse)</translation>
    </message>
    <message>
        <source>other country</source>
        <translation>pays (autre adresse)</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>anniversaire</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>catégories</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>objet</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>échéance</translation>
    </message>
    <message>
        <source>status</source>
        <translation>état</translation>
    </message>
    <message>
        <source>percent complete</source>
        <translation>pourcentage achevé</translation>
    </message>
    <message>
        <source>completed on</source>
        <translation>date d’achèvement</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>priorité</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>rappel</translation>
    </message>
    <message>
        <source>recurrence</source>
        <translation>périodicité</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>fuseau horaire</translation>
    </message>
    <message>
        <source>location</source>
        <translation>emplacement</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>participants</source>
        <translation>participants</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>confidentialité</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>What is synced of each item. What is not synced stays as it is on both sides.</source>
        <translation>Ce qui est synchronisé de chaque élément. Ce qui ne l’est pas reste tel quel des deux côtés.</translation>
    </message>
    <message>
        <source>A&amp;dd a field …</source>
        <translation>A&amp;jouter un champ…</translation>
    </message>
    <message>
        <source>The whole mapping goes to the CRM only.</source>
        <translation>Toute la correspondance va uniquement vers le CRM.</translation>
    </message>
    <message>
        <source>The whole mapping goes to Outlook only.</source>
        <translation>Toute la correspondance va uniquement vers Outlook.</translation>
    </message>
    <message>
        <source>Outlook: {outlook}, CRM: {crm}</source>
        <translation>Outlook&#xa0;: {outlook}, CRM&#xa0;: {crm}</translation>
    </message>
    <message>
        <source>CRM: {crm}</source>
        <translation>CRM&#xa0;: {crm}</translation>
    </message>
    <message>
        <source>not in the CRM</source>
        <translation>absent du CRM</translation>
    </message>
    <message>
        <source>As the mapping</source>
        <translation>Comme la correspondance</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Non synchronisé</translation>
    </message>
    <message>
        <source>A field of my own</source>
        <translation>Un champ à moi</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Choose a folder in Outlook</source>
        <translation>Choisir un dossier dans Outlook</translation>
    </message>
    <message>
        <source>Choose a module in the CRM</source>
        <translation>Choisir un module dans le CRM</translation>
    </message>
    <message>
        <source>Acc&amp;ount</source>
        <translation>Com&amp;pte</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation>&amp;Module</translation>
    </message>
    <message>
        <source>There is nothing of this kind in this account.</source>
        <translation>Il n’y a rien de ce type dans ce compte.</translation>
    </message>
    <message>
        <source>{folder} (already synced by {mapping})</source>
        <translation>{folder} (déjà synchronisé par {mapping})</translation>
    </message>
    <message>
        <source>{folder} (read only)</source>
        <translation>{folder} (lecture seule)</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>Counting …</source>
        <translation>Comptage…</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n meeting(s)</source>
        <translation>
            <numerusform>{name}&#xa0;: %n réunion</numerusform>
            <numerusform>{name}&#xa0;: %n réunions</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no address book that can be written.</source>
        <translation>Il n’y a pas de carnet d’adresses modifiable.</translation>
    </message>
    <message>
        <source>Sync &amp;contacts</source>
        <translation>Synchroniser les &amp;contacts</translation>
    </message>
    <message>
        <source>&amp;Address book</source>
        <translation>Carnet d’&amp;adresses</translation>
    </message>
    <message>
        <source>CRM mo&amp;dule</source>
        <translation>Mo&amp;dule du CRM</translation>
    </message>
    <message>
        <source>There is no task list that can be written.</source>
        <translation>Il n’y a pas de liste de tâches modifiable.</translation>
    </message>
    <message>
        <source>Sync &amp;tasks</source>
        <translation>Synchroniser les &amp;tâches</translation>
    </message>
    <message>
        <source>Task &amp;list</source>
        <translation>&amp;Liste de tâches</translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation>Mod&amp;ule du CRM</translation>
    </message>
    <message>
        <source>There is no calendar that can be written.</source>
        <translation>Il n’y a pas de calendrier modifiable.</translation>
    </message>
    <message>
        <source>Sync &amp;meetings</source>
        <translation>Synchroniser les &amp;réunions</translation>
    </message>
    <message>
        <source>Cal&amp;endar</source>
        <translation>Cale&amp;ndrier</translation>
    </message>
    <message>
        <source>CRM m&amp;odule</source>
        <translation>M&amp;odule du CRM</translation>
    </message>
    <message>
        <source>Your CRM has no module for it, or hides it from you.</source>
        <translation>Votre CRM n’a pas de module pour cela, ou vous le cache.</translation>
    </message>
    <message>
        <source>Cate&amp;gories</source>
        <translation>Caté&amp;gories</translation>
    </message>
    <message>
        <source>Only meetings with one of these. Meetings that come from the CRM get the first one.</source>
        <translation>Seulement les réunions qui ont l’une d’elles. Les réunions venant du CRM reçoivent la première.</translation>
    </message>
    <message>
        <source>All meetings, &amp;whatever their category</source>
        <translation>Toutes les réunions, &amp;quelle que soit leur catégorie</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) in it</source>
        <translation>
            <numerusform>Contient %n contact</numerusform>
            <numerusform>Contient %n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in it</source>
        <translation>
            <numerusform>Contient %n tâche</numerusform>
            <numerusform>Contient %n tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in it</source>
        <translation>
            <numerusform>Contient %n réunion</numerusform>
            <numerusform>Contient %n réunions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>{record}: {field} not in {side}</source>
        <translation>{record}&#xa0;: {field} non repris dans {side}</translation>
    </message>
    <message>
        <source>{record}: not all of it in {side}</source>
        <translation>{record}&#xa0;: non repris en entier dans {side}</translation>
    </message>
</context>
<context>
    <name>LookingDialog</name>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Ré&amp;essayer</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Asking {account} …</source>
        <translation>Interrogation de {account}…</translation>
    </message>
    <message>
        <source>&amp;Sign in to {account} …</source>
        <translation>&amp;Se connecter à {account}…</translation>
    </message>
</context>
<context>
    <name>MailboxPage</name>
    <message>
        <source>Your mailbox</source>
        <translation>Votre boîte aux lettres</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>&amp;Fournisseur</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>&amp;Data centre</source>
        <translation>Centre de &amp;données</translation>
    </message>
    <message>
        <source>As in the address of your Zoho Mail page.</source>
        <translation>Comme dans l’adresse de votre page Zoho Mail.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>S&amp;erveur</translation>
    </message>
    <message>
        <source>Its name is enough, for example dav.example.com</source>
        <translation>Son nom suffit, par exemple dav.example.com</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>Mostly your mail address</source>
        <translation>Le plus souvent votre adresse e-mail</translation>
    </message>
    <message>
        <source>&amp;Make an app-specific password …</source>
        <translation>&amp;Créer un mot de passe d’application…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message numerus="yes">
        <source>Review (%n)</source>
        <translation>
            <numerusform>À examiner (%n)</numerusform>
            <numerusform>À examiner (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation>Para&amp;mètres…</translation>
    </message>
</context>
<context>
    <name>MappingBar</name>
    <message>
        <source>&amp;Mapping</source>
        <translation>&amp;Correspondance</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Which address book is synced, and with what.</source>
        <translation>Quel carnet d’adresses est synchronisé, et avec quoi.</translation>
    </message>
    <message>
        <source>Which task list is synced, and with what.</source>
        <translation>Quelle liste de tâches est synchronisée, et avec quoi.</translation>
    </message>
    <message>
        <source>Which meetings of which calendar are synced, and with what.</source>
        <translation>Quelles réunions de quel calendrier sont synchronisées, et avec quoi.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>A&amp;dd …</source>
        <translation>A&amp;jouter…</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Remo&amp;ve …</source>
        <translation>Suppri&amp;mer…</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>Catégo&amp;ries</translation>
    </message>
    <message>
        <source>Changing a mapping deletes nothing. The next sync shows what would follow, and waits for your yes.</source>
        <translation>Modifier une correspondance ne supprime rien. La prochaine synchronisation montre ce qui s’ensuivrait et attend votre accord.</translation>
    </message>
    <message>
        <source>CRM mod&amp;ule</source>
        <translation>Mo&amp;dule du CRM</translation>
    </message>
    <message>
        <source>C&amp;ontacts folder</source>
        <translation>D&amp;ossier de contacts</translation>
    </message>
    <message>
        <source>Tasks f&amp;older</source>
        <translation>D&amp;ossier de tâches</translation>
    </message>
    <message>
        <source>Cale&amp;ndar</source>
        <translation>Cale&amp;ndrier</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>{folder} (account {account})</source>
        <translation>{folder} (compte {account})</translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation>Toutes les réunions</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Non synchronisé</translation>
    </message>
    <message>
        <source>Choose a folder and a module, and they are kept in step.</source>
        <translation>Choisissez un dossier et un module&#xa0;: ils seront gardés synchronisés.</translation>
    </message>
    <message>
        <source>Cho&amp;ose …</source>
        <translation>Ch&amp;oisir…</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Aucun compte pour l’instant</translation>
    </message>
    <message>
        <source>It takes a mailbox and a CRM to keep in step.</source>
        <translation>Il faut une boîte aux lettres et un CRM à synchroniser.</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>Another mapping is called so.</source>
        <translation>Une autre correspondance porte ce nom.</translation>
    </message>
    <message>
        <source>A name does not begin with a dash.</source>
        <translation>Un nom ne commence pas par un tiret.</translation>
    </message>
    <message>
        <source>Stop syncing “{mapping}”?</source>
        <translation>Ne plus synchroniser «&#xa0;{mapping}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing is deleted: every item stays where it is on both sides, and is not synced any more. It takes effect with OK or Apply.</source>
        <translation>Rien n’est supprimé&#xa0;: chaque élément reste où il est des deux côtés et n’est plus synchronisé. Cela prend effet avec OK ou Appliquer.</translation>
    </message>
    <message>
        <source>Stop syncing it</source>
        <translation>Ne plus synchroniser</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>not a reminder</source>
        <translation>pas un rappel</translation>
    </message>
    <message>
        <source>not a list of categories</source>
        <translation>pas une liste de catégories</translation>
    </message>
    <message>
        <source>not a degree of privacy</source>
        <translation>pas un degré de confidentialité</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>pas une date</translation>
    </message>
    <message>
        <source>not a date or time</source>
        <translation>pas une date ni une heure</translation>
    </message>
    <message>
        <source>not a known time zone</source>
        <translation>pas un fuseau horaire connu</translation>
    </message>
    <message>
        <source>“{name}” is not a known time zone</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un fuseau horaire connu</translation>
    </message>
    <message>
        <source>not a photo</source>
        <translation>pas une photo</translation>
    </message>
    <message>
        <source>not a list of participants</source>
        <translation>pas une liste de participants</translation>
    </message>
    <message>
        <source>not a recurrence</source>
        <translation>pas une récurrence</translation>
    </message>
    <message>
        <source>not a status</source>
        <translation>pas un état</translation>
    </message>
    <message>
        <source>not a priority</source>
        <translation>pas une priorité</translation>
    </message>
    <message>
        <source>line {number}: {reason}</source>
        <translation>ligne {number}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>larger than {number} MB</source>
        <translation>plus de {number} Mo</translation>
    </message>
    <message>
        <source>the text is UTF-16; save it as UTF-8</source>
        <translation>le texte est en UTF-16&#x202f;; enregistrez-le en UTF-8</translation>
    </message>
    <message>
        <source>components nested deeper than {number} levels</source>
        <translation>des composants imbriqués sur plus de {number} niveaux</translation>
    </message>
    <message>
        <source>BEGIN:{name} is never closed</source>
        <translation>BEGIN:{name} n’est jamais fermé</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>il est vide</translation>
    </message>
    <message>
        <source>no vCard and no calendar in it</source>
        <translation>il ne contient ni vCard ni calendrier</translation>
    </message>
    <message>
        <source>END:{name} without its BEGIN</source>
        <translation>END:{name} sans son BEGIN</translation>
    </message>
    <message>
        <source>END:{name} where END:{other} should close line {number}</source>
        <translation>END:{name} là où END:{other} devrait fermer la ligne {number}</translation>
    </message>
    <message>
        <source>no BEGIN:VCALENDAR in it</source>
        <translation>il ne contient pas de BEGIN:VCALENDAR</translation>
    </message>
    <message>
        <source>{number} calendars in one resource</source>
        <translation>{number} calendriers dans une seule ressource</translation>
    </message>
    <message>
        <source>no BEGIN:VCARD in it</source>
        <translation>il ne contient pas de BEGIN:VCARD</translation>
    </message>
    <message>
        <source>{number} vCards in one resource</source>
        <translation>{number} vCards dans une seule ressource</translation>
    </message>
    <message>
        <source>it says not how often the series repeats</source>
        <translation>il n’est pas dit à quelle fréquence la série se répète</translation>
    </message>
    <message>
        <source>it uses another calendar ({name}={value})</source>
        <translation>elle utilise un autre calendrier ({name}={value})</translation>
    </message>
    <message>
        <source>it repeats zero times</source>
        <translation>elle se répète zéro fois</translation>
    </message>
    <message>
        <source>{name} is no number</source>
        <translation>{name} n’est pas un nombre</translation>
    </message>
    <message>
        <source>{name} does not exist</source>
        <translation>{name} n’existe pas</translation>
    </message>
    <message>
        <source>{name} is no date</source>
        <translation>{name} n’est pas une date</translation>
    </message>
    <message>
        <source>it holds {number} {noun} with one UID in one file; a calendar server allows one</source>
        <translation>il contient {number} {noun} avec le même UID dans un seul fichier&#x202f;; un serveur de calendrier n’en permet qu’un</translation>
    </message>
    <message>
        <source>it holds {number} different {noun} in one file; a calendar server allows one</source>
        <translation>il contient {number} {noun} différents dans un seul fichier&#x202f;; un serveur de calendrier n’en permet qu’un</translation>
    </message>
    <message>
        <source>it holds {number} single occurrences of a series, but not the series itself</source>
        <translation>il contient {number} occurrences d’une série, mais pas la série elle-même</translation>
    </message>
    <message>
        <source>it holds no {noun}, but {what}</source>
        <translation>il ne contient rien du bon type ({noun}), mais&#xa0;: {what}</translation>
    </message>
    <message>
        <source>its start is missing or not understood</source>
        <translation>son début manque ou n’est pas compris</translation>
    </message>
    <message>
        <source>an event needs a start</source>
        <translation>une réunion a besoin d’un début</translation>
    </message>
    <message>
        <source>its time zone “{name}” is unknown; its times were read as local times in {zone}</source>
        <translation>son fuseau horaire «&#xa0;{name}&#xa0;» est inconnu&#x202f;; ses heures ont été lues comme des heures locales de {zone}</translation>
    </message>
    <message>
        <source>the series has several rules; only the first was read</source>
        <translation>la série a plusieurs règles&#x202f;; seule la première a été lue</translation>
    </message>
    <message>
        <source>the series has extra dates (RDATE) that were left out</source>
        <translation>la série a des dates supplémentaires (RDATE) qui n’ont pas été reprises</translation>
    </message>
    <message>
        <source>the series has a rule for exceptions (EXRULE) that was left out</source>
        <translation>la série a une règle d’exceptions (EXRULE) qui n’a pas été reprise</translation>
    </message>
    <message>
        <source>how the series repeats is not understood: {reason}</source>
        <translation>la façon dont la série se répète n’est pas comprise&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>the series changes from one occurrence on; that change was left out</source>
        <translation>la série change à partir d’une occurrence&#x202f;; ce changement n’a pas été repris</translation>
    </message>
    <message>
        <source>it cannot be empty there</source>
        <translation>il ne peut pas y être vide</translation>
    </message>
    <message>
        <source>guests are never mailed about past meetings or in a first sync</source>
        <translation>les invités ne reçoivent jamais d’e-mail pour des réunions passées ni lors d’une première synchronisation</translation>
    </message>
    <message>
        <source>{number} {what} at once are more than the limit of {limit} for {links} linked pairs</source>
        <translation>{number} {what} d’un coup dépassent la limite de {limit} pour {links} paires liées</translation>
    </message>
    <message>
        <source>deletions</source>
        <translation>suppressions</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>modifications</translation>
    </message>
    <message>
        <source>you organise this meeting: its server would mail the guests, and invitations are not allowed here</source>
        <translation>vous organisez cette réunion&#xa0;: son serveur enverrait un e-mail aux invités, et les invitations ne sont pas autorisées ici</translation>
    </message>
    <message>
        <source>its server would mail the guests, which never happens for past meetings or in a first sync</source>
        <translation>son serveur enverrait un e-mail aux invités, ce qui n’arrive jamais pour des réunions passées ni lors d’une première synchronisation</translation>
    </message>
    <message>
        <source>somebody else organises this meeting: its server lets nobody else change it, and would tell them</source>
        <translation>quelqu’un d’autre organise cette réunion&#xa0;: son serveur ne laisse personne d’autre la modifier, et le préviendrait</translation>
    </message>
    <message>
        <source>it is a distribution list, not a person</source>
        <translation>c’est une liste de distribution, pas une personne</translation>
    </message>
    <message>
        <source>it is private</source>
        <translation>il est privé</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>il appartient à un autre utilisateur</translation>
    </message>
    <message>
        <source>it has none of the mapping&apos;s categories</source>
        <translation>il n’a aucune des catégories de la correspondance</translation>
    </message>
    <message>
        <source>it has no start</source>
        <translation>il n’a pas de début</translation>
    </message>
    <message>
        <source>it lies too far in the future</source>
        <translation>il est trop loin dans l’avenir</translation>
    </message>
    <message>
        <source>its last occurrence lies too far in the past</source>
        <translation>sa dernière occurrence est trop loin dans le passé</translation>
    </message>
    <message>
        <source>it lies too far in the past</source>
        <translation>il est trop loin dans le passé</translation>
    </message>
    <message>
        <source>The links of {name} belong to another folder or account.</source>
        <translation>Les liens de {name} appartiennent à un autre dossier ou compte.</translation>
    </message>
    <message>
        <source>Name the same folder and module as on the other computer.</source>
        <translation>Indiquez le même dossier et le même module que sur l’autre ordinateur.</translation>
    </message>
    <message>
        <source>{label} could not be saved on the {name} side: {message}</source>
        <translation>{label} n’a pas pu être enregistré du côté {name}&#xa0;: {message}</translation>
    </message>
    <message>
        <source>{label} was left as it is: {reason}.</source>
        <translation>{label} est resté tel quel&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Change or delete the meeting in Outlook yourself.</source>
        <translation>Modifiez ou supprimez vous-même la réunion dans Outlook.</translation>
    </message>
    <message>
        <source>the first plan of this mapping; look at it and say yes once</source>
        <translation>le premier plan de cette correspondance&#x202f;; regardez-le et acceptez-le une fois</translation>
    </message>
    <message>
        <source>the first plan after the mapping changed; look at it and say yes once</source>
        <translation>le premier plan depuis que la correspondance a changé&#x202f;; regardez-le et acceptez-le une fois</translation>
    </message>
    <message>
        <source>Mend or re-create the item where it was made; it is left alone until then.</source>
        <translation>Corrigez ou recréez l’élément là où il a été créé&#x202f;; jusque-là, il n’est pas touché.</translation>
    </message>
    <message>
        <source>the {name} side did not take it</source>
        <translation>le côté {name} ne l’a pas repris</translation>
    </message>
    <message>
        <source>the {name} side made something else of it</source>
        <translation>le côté {name} en a fait autre chose</translation>
    </message>
    <message>
        <source>Something else keeps changing {fields} of {label} back: crmsync wrote the same value {number} times within a day.</source>
        <translation>Autre chose remet sans cesse l’ancienne valeur ({fields}) de {label}&#xa0;: crmsync a écrit la même valeur {number} fois en un jour.</translation>
    </message>
    <message>
        <source>Look for another sync program or a workflow that sets this field, and switch one of the two off; crmsync tries again tomorrow.</source>
        <translation>Cherchez un autre programme de synchronisation ou un workflow qui remplit ce champ, et désactivez l’un des deux&#x202f;; crmsync réessaie demain.</translation>
    </message>
    <message>
        <source>{label}: it changed meanwhile and is left as it is; undo the run once more for it.</source>
        <translation>{label}&#xa0;: l’élément a changé entre-temps et reste tel quel&#x202f;; annulez encore une fois l’exécution pour lui.</translation>
    </message>
    <message>
        <source>{label}: it is not there any more, or no longer synced.</source>
        <translation>{label}&#xa0;: l’élément n’existe plus, ou n’est plus synchronisé.</translation>
    </message>
    <message>
        <source>{field} was edited since and is left as it is.</source>
        <translation>{field} a été modifié depuis et reste tel quel.</translation>
    </message>
    <message>
        <source>{field} belongs together with {other_field}, which was edited since, and is left as it is.</source>
        <translation>{field} va avec {other_field}, qui a été modifié depuis, et reste tel quel.</translation>
    </message>
    <message>
        <source>{label}: {field} is left as it is: {reason}.</source>
        <translation>{label}&#xa0;: {field} reste tel quel&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{label}: the old photo is not kept any more.</source>
        <translation>{label}&#xa0;: l’ancienne photo n’est plus conservée.</translation>
    </message>
    <message>
        <source>{label}: it is not there any more.</source>
        <translation>{label}&#xa0;: l’élément n’existe plus.</translation>
    </message>
    <message>
        <source>{label}: it was edited since and is left as it is.</source>
        <translation>{label}&#xa0;: l’élément a été modifié depuis et reste tel quel.</translation>
    </message>
    <message>
        <source>{label}: it is there again already.</source>
        <translation>{label}&#xa0;: l’élément est déjà revenu.</translation>
    </message>
    <message>
        <source>address book</source>
        <translation>carnet d’adresses</translation>
    </message>
    <message>
        <source>task list</source>
        <translation>liste de tâches</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>calendrier</translation>
    </message>
    <message>
        <source>event</source>
        <translation>réunion</translation>
    </message>
    <message>
        <source>events</source>
        <translation>réunions</translation>
    </message>
    <message>
        <source>task</source>
        <translation>tâche</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>tâches</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>contacts</translation>
    </message>
    <message>
        <source>journal entry</source>
        <translation>entrée de journal</translation>
    </message>
    <message>
        <source>free/busy time</source>
        <translation>plage de disponibilité</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>changed photos</source>
        <translation>photos modifiées</translation>
    </message>
    <message>
        <source>this account may only be read there now; it is written when the right to write comes back</source>
        <translation>ce compte ne peut y être que lu pour l’instant&#x202f;; l’écriture reprend quand le droit revient</translation>
    </message>
    <message>
        <source>photo was edited since and is left as it is.</source>
        <translation>la photo a été modifiée depuis et reste telle quelle.</translation>
    </message>
    <message>
        <source>There is an account of this name already.</source>
        <translation>Il y a déjà un compte de ce nom.</translation>
    </message>
    <message>
        <source>It is used by {users}.</source>
        <translation>Utilisé par&#xa0;: {users}.</translation>
    </message>
    <message>
        <source>the mapping {mappings}</source>
        <translation>la correspondance {mappings}</translation>
    </message>
    <message>
        <source>the mappings {mappings}</source>
        <translation>les correspondances {mappings}</translation>
    </message>
    <message>
        <source>Remove it from the mappings first.</source>
        <translation>Retirez-le d’abord des correspondances.</translation>
    </message>
    <message>
        <source>It has problems, and cannot be changed here.</source>
        <translation>Il pose problème et ne peut pas être modifié ici.</translation>
    </message>
    <message>
        <source>Mend it by hand.</source>
        <translation>Corrigez-le à la main.</translation>
    </message>
    <message>
        <source>There is no mapping of this name.</source>
        <translation>Il n’y a pas de correspondance de ce nom.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is not what is expected.</source>
        <translation>«&#xa0;{key}&#xa0;» n’est pas ce qui est attendu.</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>Ce compte n’existe pas.</translation>
    </message>
    <message>
        <source>This change cannot be made in a file written so.</source>
        <translation>Cette modification est impossible dans un fichier écrit ainsi.</translation>
    </message>
    <message>
        <source>Make it by hand.</source>
        <translation>Faites-la à la main.</translation>
    </message>
    <message>
        <source>Another crmsync is changing {file}.</source>
        <translation>Un autre crmsync est en train de modifier {file}.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Réessayez quand il aura terminé.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {error}.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}.</source>
        <translation>{file} ne peut pas être lu&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Check the rights of its folder and the free space on the disk.</source>
        <translation>Vérifiez les droits de son dossier et l’espace libre sur le disque.</translation>
    </message>
    <message>
        <source>Give a whole number.</source>
        <translation>Indiquez un nombre entier.</translation>
    </message>
    <message>
        <source>Give true or false.</source>
        <translation>Indiquez true ou false.</translation>
    </message>
    <message>
        <source>{file}: one thing needs mending.</source>
        <translation>{file}&#xa0;: une chose est à corriger.</translation>
    </message>
    <message>
        <source>{file}: {number} things need mending.</source>
        <translation>{file}&#xa0;: {number} choses sont à corriger.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Libérez de l’espace sur le disque.</translation>
    </message>
    <message>
        <source>You can have the secrets protected by a passphrase (set CRMSYNC_PASSPHRASE, or choose it when signing in), or be asked for them at each start.</source>
        <translation>Vous pouvez faire protéger les secrets par une phrase secrète (définissez CRMSYNC_PASSPHRASE, ou choisissez-la à la connexion), ou les faire demander à chaque démarrage.</translation>
    </message>
    <message>
        <source>{name} did not keep what it was given.</source>
        <translation>{name} n’a pas gardé ce qui lui a été confié.</translation>
    </message>
    <message>
        <source>This session has no keyring that crmsync trusts.</source>
        <translation>Cette session n’a pas de trousseau auquel crmsync fasse confiance.</translation>
    </message>
    <message>
        <source>The keyring {name}, named in {variable}, cannot be used ({error}).</source>
        <translation>Le trousseau {name}, indiqué dans {variable}, est inutilisable ({error}).</translation>
    </message>
    <message>
        <source>Correct {variable}, or remove it to use the system&apos;s own keyring.</source>
        <translation>Corrigez {variable}, ou supprimez-la pour utiliser le trousseau du système.</translation>
    </message>
    <message>
        <source>{name} does not answer in this session ({error}).</source>
        <translation>{name} ne répond pas dans cette session ({error}).</translation>
    </message>
    <message>
        <source>{name} is locked ({error}).</source>
        <translation>{name} est verrouillé ({error}).</translation>
    </message>
    <message>
        <source>Unlock it (sign in to your desktop, or answer its question) and try again.</source>
        <translation>Déverrouillez-le (ouvrez votre session, ou répondez à sa question) et réessayez.</translation>
    </message>
    <message>
        <source>{name} refused crmsync the access to its own entry ({error}).</source>
        <translation>{name} a refusé à crmsync l’accès à sa propre entrée ({error}).</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s keyring settings, or answer its question with yes, and try again.</source>
        <translation>Autorisez-le dans les paramètres du trousseau du système, ou répondez oui à sa question, et réessayez.</translation>
    </message>
    <message>
        <source>{name} failed ({error}).</source>
        <translation>{name} a échoué ({error}).</translation>
    </message>
    <message>
        <source>Try again; if it stays so: {message}</source>
        <translation>Réessayez&#x202f;; si cela persiste&#xa0;: {message}</translation>
    </message>
    <message>
        <source>The log {file} cannot be written: {error}.</source>
        <translation>Le journal {file} ne peut pas être écrit&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights, and that nothing else has its name.</source>
        <translation>Vérifiez les droits du dossier, et que rien d’autre ne porte son nom.</translation>
    </message>
    <message>
        <source>Another mapping is called &quot;{name}&quot;.</source>
        <translation>Une autre correspondance s’appelle «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Give each its own name.</source>
        <translation>Donnez à chacune son propre nom.</translation>
    </message>
    <message>
        <source>The folder &quot;{folder}&quot; is already synced by the mapping &quot;{mapping}&quot;.</source>
        <translation>Le dossier «&#xa0;{folder}&#xa0;» est déjà synchronisé par la correspondance «&#xa0;{mapping}&#xa0;».</translation>
    </message>
    <message>
        <source>Choose another folder, or keep one mapping for these {kind}.</source>
        <translation>Choisissez un autre dossier, ou ne gardez qu’une correspondance ({kind}).</translation>
    </message>
    <message>
        <source>mapping number {number}</source>
        <translation>correspondance numéro {number}</translation>
    </message>
    <message>
        <source>mapping &quot;{name}&quot;</source>
        <translation>correspondance «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>account &quot;{name}&quot;</source>
        <translation>compte «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Call it something: name = &quot;…&quot;.</source>
        <translation>Donnez-lui un nom&#xa0;: name = &quot;…&quot;.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Ce nom n’est pas utilisable.</translation>
    </message>
    <message>
        <source>Take at most {number} letters and digits.</source>
        <translation>Prenez au plus {number} lettres et chiffres.</translation>
    </message>
    <message>
        <source>Give one of {choices}.</source>
        <translation>Indiquez l’une de ces valeurs&#xa0;: {choices}.</translation>
    </message>
    <message>
        <source>Write {side_key} = {{ account = &quot;NAME&quot;, {key} = &quot;…&quot; }}.</source>
        <translation>Écrivez {side_key} = {{ account = &quot;NAME&quot;, {key} = &quot;…&quot; }}.</translation>
    </message>
    <message>
        <source>Name one of the accounts.</source>
        <translation>Indiquez l’un des comptes.</translation>
    </message>
    <message>
        <source>There is no account &quot;{name}&quot;.</source>
        <translation>Il n’y a pas de compte «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>The account &quot;{name}&quot; is on the {side_key} side.</source>
        <translation>Le compte «&#xa0;{name}&#xa0;» est du côté {side_key}.</translation>
    </message>
    <message>
        <source>Name an account with side = &quot;{side_key}&quot;.</source>
        <translation>Indiquez un compte avec side = &quot;{side_key}&quot;.</translation>
    </message>
    <message>
        <source>{kind} are chosen by folder.</source>
        <translation>Le choix se fait par dossier ({kind}).</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is missing.</source>
        <translation>«&#xa0;{key}&#xa0;» manque.</translation>
    </message>
    <message>
        <source>Events are chosen by category: categories = [&quot;CRM&quot;], or [&quot;*&quot;] for all of them.</source>
        <translation>Les réunions se choisissent par catégorie&#xa0;: categories = [&quot;CRM&quot;], ou [&quot;*&quot;] pour toutes.</translation>
    </message>
    <message>
        <source>No category is named.</source>
        <translation>Aucune catégorie n’est indiquée.</translation>
    </message>
    <message>
        <source>Name at least one, or [&quot;*&quot;] for all events.</source>
        <translation>Indiquez-en au moins une, ou [&quot;*&quot;] pour toutes les réunions.</translation>
    </message>
    <message>
        <source>&quot;*&quot; already means every event.</source>
        <translation>&quot;*&quot; désigne déjà toutes les réunions.</translation>
    </message>
    <message>
        <source>Write [&quot;*&quot;], or the names alone.</source>
        <translation>Écrivez [&quot;*&quot;], ou seulement les noms.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; means nothing for {kind}.</source>
        <translation>«&#xa0;{key}&#xa0;» n’a pas de sens ici ({kind}).</translation>
    </message>
    <message>
        <source>Remove the line.</source>
        <translation>Supprimez la ligne.</translation>
    </message>
    <message>
        <source>{kind} have no field &quot;{name}&quot;.</source>
        <translation>Le champ «&#xa0;{name}&#xa0;» n’existe pas ({kind}).</translation>
    </message>
    <message>
        <source>A field of your own is called custom_1, custom_2 and so on.</source>
        <translation>Un champ à vous s’appelle custom_1, custom_2 et ainsi de suite.</translation>
    </message>
    <message>
        <source>&quot;{native}&quot; is already paired with the field &quot;{name}&quot;.</source>
        <translation>«&#xa0;{native}&#xa0;» est déjà associé au champ «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Pair it with one field only.</source>
        <translation>Associez-le à un seul champ.</translation>
    </message>
    <message>
        <source>Write {name} = false to leave it out, or {name} = {{ conflicts = &quot;…&quot; }}.</source>
        <translation>Écrivez {name} = false pour l’exclure, ou {name} = {{ conflicts = &quot;…&quot; }}.</translation>
    </message>
    <message>
        <source>The whole mapping goes &quot;{direction}&quot; only.</source>
        <translation>Toute la correspondance ne va que dans un sens («&#xa0;{direction}&#xa0;»).</translation>
    </message>
    <message>
        <source>Remove it here, or change the mapping&apos;s direction.</source>
        <translation>Supprimez-le ici, ou changez le sens de la correspondance.</translation>
    </message>
    <message>
        <source>A field of your own needs its name on both sides.</source>
        <translation>Un champ à vous a besoin de son nom des deux côtés.</translation>
    </message>
    <message>
        <source>Write {name} = {{ outlook = &quot;X-…&quot;, crm = &quot;…&quot; }}.</source>
        <translation>Écrivez {name} = {{ outlook = &quot;X-…&quot;, crm = &quot;…&quot; }}.</translation>
    </message>
    <message>
        <source>The folder {file} cannot be made: {error}.</source>
        <translation>Le dossier {file} ne peut pas être créé&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Check its rights, or choose another folder with --profile.</source>
        <translation>Vérifiez ses droits, ou choisissez un autre dossier avec --profile.</translation>
    </message>
    <message>
        <source>Another crmsync is at work with this profile.</source>
        <translation>Un autre crmsync travaille avec ce profil.</translation>
    </message>
    <message>
        <source>Another crmsync (process {process}) is at work with this profile.</source>
        <translation>Un autre crmsync (processus {process}) travaille avec ce profil.</translation>
    </message>
    <message>
        <source>Try again when it has finished, or end it.</source>
        <translation>Réessayez quand il aura terminé, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>The file {file} cannot be used: {error}.</source>
        <translation>Le fichier {file} est inutilisable&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Take the line out, and give a proxy that wants them in the environment variable HTTPS_PROXY.</source>
        <translation>Retirez la ligne, et indiquez dans la variable d’environnement HTTPS_PROXY un proxy qui les demande.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not an account.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un compte.</translation>
    </message>
    <message>
        <source>Begin an account with [accounts.NAME].</source>
        <translation>Commencez un compte par [accounts.NOM].</translation>
    </message>
    <message>
        <source>Take letters and digits.</source>
        <translation>Prenez des lettres et des chiffres.</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Ce nom est trop long.</translation>
    </message>
    <message>
        <source>Take at most {number} characters.</source>
        <translation>Prenez au plus {number} caractères.</translation>
    </message>
    <message>
        <source>Write side = &quot;outlook&quot; or side = &quot;crm&quot;.</source>
        <translation>Écrivez side = &quot;outlook&quot; ou side = &quot;crm&quot;.</translation>
    </message>
    <message>
        <source>{service} is not a service of this side.</source>
        <translation>{service} n’est pas un service de ce côté.</translation>
    </message>
    <message>
        <source>Write side = &quot;{side_key}&quot;.</source>
        <translation>Écrivez side = &quot;{side_key}&quot;.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is not the address of a web server.</source>
        <translation>«&#xa0;{key}&#xa0;» n’est pas l’adresse d’un serveur web.</translation>
    </message>
    <message>
        <source>Write it as https://host.example.com/.</source>
        <translation>Écrivez-la comme https://host.example.com/.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds a user name or password.</source>
        <translation>«&#xa0;{key}&#xa0;» contient un nom d’utilisateur ou un mot de passe.</translation>
    </message>
    <message>
        <source>Take it out; the name belongs into &quot;username&quot;, the password into the sign-in.</source>
        <translation>Retirez-le&#x202f;; le nom se met dans «&#xa0;username&#xa0;», le mot de passe se donne à la connexion.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds more than scheme, host and port.</source>
        <translation>«&#xa0;{key}&#xa0;» contient plus que le protocole, l’hôte et le port.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; begins with http://: anyone on the way could read your password.</source>
        <translation>«&#xa0;{key}&#xa0;» commence par http://&#xa0;: n’importe qui sur le trajet pourrait lire votre mot de passe.</translation>
    </message>
    <message>
        <source>Write https://, or add allow_http = true if you trust the whole way.</source>
        <translation>Écrivez https://, ou ajoutez allow_http = true si vous faites confiance à tout le trajet.</translation>
    </message>
    <message>
        <source>Give the server&apos;s address.</source>
        <translation>Indiquez l’adresse du serveur.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; does not belong into this file, which holds no secrets.</source>
        <translation>«&#xa0;{key}&#xa0;» n’a pas sa place dans ce fichier, qui ne contient pas de secrets.</translation>
    </message>
    <message>
        <source>The passphrase does not open secrets.vault.</source>
        <translation>La phrase secrète n’ouvre pas secrets.vault.</translation>
    </message>
    <message>
        <source>Give the right one; it may stand in {variable}. If it is right, the file is damaged: bring it back from a backup.</source>
        <translation>Donnez la bonne&#x202f;; elle peut se trouver dans {variable}. Si elle est bonne, le fichier est endommagé&#xa0;: restaurez-le depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>The key of secrets.vault is not in {name}; it was put into {other}.</source>
        <translation>La clé de secrets.vault n’est pas dans {name}&#x202f;; elle a été mise dans {other}.</translation>
    </message>
    <message>
        <source>Sign in to the desktop session that has it, or move {file} away and sign in to each account again.</source>
        <translation>Ouvrez la session qui la contient, ou déplacez {file} et reconnectez-vous à chaque compte.</translation>
    </message>
    <message>
        <source>The secrets of this profile are protected by a passphrase, and nobody gave it.</source>
        <translation>Les secrets de ce profil sont protégés par une phrase secrète, et personne ne l’a donnée.</translation>
    </message>
    <message>
        <source>Start crmsync where it can ask you, or set {variable}.</source>
        <translation>Démarrez crmsync là où il peut vous la demander, ou définissez {variable}.</translation>
    </message>
    <message>
        <source>Another crmsync is writing secrets.vault, perhaps waiting for your answer.</source>
        <translation>Un autre crmsync écrit secrets.vault, et attend peut-être votre réponse.</translation>
    </message>
    <message>
        <source>Another crmsync (process {process}) is writing secrets.vault, perhaps waiting for your answer.</source>
        <translation>Un autre crmsync (processus {process}) écrit secrets.vault, et attend peut-être votre réponse.</translation>
    </message>
    <message>
        <source>Answer it or end it, and try again.</source>
        <translation>Répondez-lui ou arrêtez-le, et réessayez.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is empty.</source>
        <translation>«&#xa0;{key}&#xa0;» est vide.</translation>
    </message>
    <message>
        <source>Give it a value, or remove the line.</source>
        <translation>Donnez-lui une valeur, ou supprimez la ligne.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; holds a line break or another control character.</source>
        <translation>«&#xa0;{key}&#xa0;» contient un retour à la ligne ou un autre caractère de contrôle.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Supprimez-le.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; cannot be &quot;{value}&quot;.</source>
        <translation>«&#xa0;{key}&#xa0;» ne peut pas être «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>Possible: {choices}.</source>
        <translation>Possible&#xa0;: {choices}.</translation>
    </message>
    <message>
        <source>It must be {expected}.</source>
        <translation>Ce doit être {expected}.</translation>
    </message>
    <message>
        <source>a text in quotation marks</source>
        <translation>un texte entre guillemets</translation>
    </message>
    <message>
        <source>a whole number from {number} to {most}</source>
        <translation>un nombre entier de {number} à {most}</translation>
    </message>
    <message>
        <source>true or false, without quotation marks</source>
        <translation>true ou false, sans guillemets</translation>
    </message>
    <message>
        <source>a list of texts, such as [&quot;CRM&quot;, &quot;Customers&quot;]</source>
        <translation>une liste de textes, comme [&quot;CRM&quot;, &quot;Clients&quot;]</translation>
    </message>
    <message>
        <source>a table, such as {{ key = value }}</source>
        <translation>une table, comme {{ key = value }}</translation>
    </message>
    <message>
        <source>tables that each begin with [[{key}]]</source>
        <translation>des tables qui commencent chacune par [[{key}]]</translation>
    </message>
    <message>
        <source>Did you mean &quot;{word}&quot;?</source>
        <translation>Vouliez-vous dire «&#xa0;{word}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>The key &quot;{key}&quot; is not known.</source>
        <translation>La clé «&#xa0;{key}&#xa0;» est inconnue.</translation>
    </message>
    <message>
        <source>Known keys are {choices}.</source>
        <translation>Les clés connues sont {choices}.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>Le fichier n’est pas du texte UTF-8.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Enregistrez-le en UTF-8.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>Le fichier ne peut pas être lu&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>Vérifiez ses droits.</translation>
    </message>
    <message>
        <source>This is not valid TOML: {reason}.</source>
        <translation>Ce n’est pas du TOML valide&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>tables too deep inside each other</source>
        <translation>des tables trop imbriquées les unes dans les autres</translation>
    </message>
    <message>
        <source>Check the line: texts stand in quotation marks, a key is followed by &quot;=&quot;.</source>
        <translation>Vérifiez la ligne&#xa0;: les textes sont entre guillemets, une clé est suivie de «&#xa0;=&#xa0;».</translation>
    </message>
    <message>
        <source>secrets.vault cannot be opened: {reason}.</source>
        <translation>secrets.vault ne peut pas être ouvert&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Bring the file back from a backup, or remove it and sign in to each account again.</source>
        <translation>Restaurez le fichier depuis une sauvegarde, ou supprimez-le et reconnectez-vous à chaque compte.</translation>
    </message>
    <message>
        <source>it was changed after crmsync wrote it</source>
        <translation>il a été modifié après que crmsync l’a écrit</translation>
    </message>
    <message>
        <source>its first lines are not understood</source>
        <translation>ses premières lignes ne sont pas comprises</translation>
    </message>
    <message>
        <source>it has not the length that was written</source>
        <translation>il n’a pas la longueur qui avait été écrite</translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation>il ne commence pas comme il faut</translation>
    </message>
    <message>
        <source>secrets.vault was written by a later version of crmsync.</source>
        <translation>secrets.vault a été écrit par une version plus récente de crmsync.</translation>
    </message>
    <message>
        <source>Install that version, or a later one.</source>
        <translation>Installez cette version, ou une plus récente.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Remove &quot;categories&quot;.</source>
        <translation>Supprimez «&#xa0;categories&#xa0;».</translation>
    </message>
    <message>
        <source>Until then nothing is logged.</source>
        <translation>Jusque-là, rien n’est consigné dans le journal.</translation>
    </message>
    <message>
        <source>Mend it, or move it away; nothing was changed.</source>
        <translation>Corrigez-le ou déplacez-le&#x202f;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The mailbox has no mail address.</source>
        <translation>La boîte aux lettres n’a pas d’adresse e-mail.</translation>
    </message>
    <message>
        <source>Give it as &quot;mailbox&quot;, or as &quot;username&quot; if it is what you sign in with.</source>
        <translation>Indiquez-la comme «&#xa0;mailbox&#xa0;», ou comme «&#xa0;username&#xa0;» si vous vous connectez avec elle.</translation>
    </message>
    <message>
        <source>The state file was damaged and is kept as {file}; crmsync came back from its backup of {moment}. The next run shows its plan first and deletes nothing.</source>
        <translation>Le fichier d’état était endommagé et est gardé sous le nom {file}&#x202f;; crmsync est reparti de sa sauvegarde du {moment}. La prochaine exécution montre d’abord son plan et ne supprime rien.</translation>
    </message>
    <message>
        <source>The state file {file} is damaged ({error}).</source>
        <translation>Le fichier d’état {file} est endommagé ({error}).</translation>
    </message>
    <message>
        <source>Move it away; the next run is then a first match with a preview, and nothing is deleted.</source>
        <translation>Déplacez-le&#x202f;; la prochaine exécution est alors un premier rapprochement avec aperçu, et rien n’est supprimé.</translation>
    </message>
    <message>
        <source>The disk is full: the state file {file} could not be written.</source>
        <translation>Le disque est plein&#xa0;: le fichier d’état {file} n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>Free some space, then sync again: what was under way is completed or dropped, nothing is lost and nothing made twice.</source>
        <translation>Libérez de l’espace, puis resynchronisez&#xa0;: ce qui était en cours est terminé ou abandonné, rien n’est perdu ni fait deux fois.</translation>
    </message>
    <message>
        <source>The disk refused to read or write the state file {file} ({error}).</source>
        <translation>Le disque a refusé de lire ou d’écrire le fichier d’état {file} ({error}).</translation>
    </message>
    <message>
        <source>Is the disk full, over its quota, or not connected? Mend that, then sync again: what was under way is completed or dropped, nothing is lost and nothing made twice.</source>
        <translation>Le disque est-il plein, au-delà de son quota, ou déconnecté&#x202f;? Remédiez-y, puis resynchronisez&#xa0;: ce qui était en cours est terminé ou abandonné, rien n’est perdu ni fait deux fois.</translation>
    </message>
    <message>
        <source>The state file {file} may not be written ({error}).</source>
        <translation>Le fichier d’état {file} ne peut pas être écrit ({error}).</translation>
    </message>
    <message>
        <source>Check the rights of the file and of its folder, or choose another folder with --profile.</source>
        <translation>Vérifiez les droits du fichier et de son dossier, ou choisissez un autre dossier avec --profile.</translation>
    </message>
    <message>
        <source>Another program keeps the state file {file} to itself ({error}).</source>
        <translation>Un autre programme garde le fichier d’état {file} pour lui ({error}).</translation>
    </message>
    <message>
        <source>End it (perhaps it copies or searches files), and try again.</source>
        <translation>Arrêtez-le (peut-être copie-t-il ou parcourt-il des fichiers), et réessayez.</translation>
    </message>
    <message>
        <source>The state file {file} cannot be used ({error}).</source>
        <translation>Le fichier d’état {file} est inutilisable ({error}).</translation>
    </message>
    <message>
        <source>The state file {file} was made by a newer version of crmsync.</source>
        <translation>Le fichier d’état {file} a été créé par une version plus récente de crmsync.</translation>
    </message>
    <message>
        <source>Install the newer version again, or move the file away and start with a first match.</source>
        <translation>Réinstallez la version plus récente, ou déplacez le fichier et repartez d’un premier rapprochement.</translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation>Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>The service could not be told: {message}</source>
        <translation>Le service n’a pas pu être prévenu&#xa0;: {message}</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Il y a&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>CalDAV and CardDAV servers want a password.</source>
        <translation>Les serveurs CalDAV et CardDAV demandent un mot de passe.</translation>
    </message>
    <message>
        <source>The next sync tries again.</source>
        <translation>La prochaine synchronisation réessaie.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {span} ahead of the server&apos;s.</source>
        <translation>L’horloge de cet ordinateur avance de {span} sur celle du serveur.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {span} behind the server&apos;s.</source>
        <translation>L’horloge de cet ordinateur retarde de {span} sur celle du serveur.</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} jours</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} heures</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} minutes</translation>
    </message>
    <message>
        <source>Set it right, best automatically: sign-ins and “newest wins” depend on it.</source>
        <translation>Réglez-la, de préférence automatiquement&#xa0;: les connexions et «&#xa0;la plus récente l’emporte&#xa0;» en dépendent.</translation>
    </message>
    <message>
        <source>{number} MB are free on the disk.</source>
        <translation>{number} Mo sont libres sur le disque.</translation>
    </message>
    <message>
        <source>Free some space: a run needs it to keep its notes.</source>
        <translation>Libérez de l’espace&#xa0;: une exécution en a besoin pour tenir ses notes.</translation>
    </message>
    <message>
        <source>Its last success, {moment}, lies in the future: this computer&apos;s clock was wrong then, or is now.</source>
        <translation>Son dernier succès, {moment}, est dans l’avenir&#xa0;: l’horloge de cet ordinateur était fausse alors, ou l’est maintenant.</translation>
    </message>
    <message>
        <source>It is not in step since {moment}.</source>
        <translation>Elle n’est plus à jour depuis&#xa0;: {moment}.</translation>
    </message>
    <message>
        <source>The day&apos;s API credits are nearly used up: {spent}.</source>
        <translation>Les crédits d’API du jour sont presque épuisés&#xa0;: {spent}.</translation>
    </message>
    <message>
        <source>Sync less often, or let other programs that use this service&apos;s API pause, until tomorrow; when nothing is left the service refuses everything for some hours.</source>
        <translation>Synchronisez moins souvent, ou mettez en pause jusqu’à demain les autres programmes qui utilisent l’API de ce service&#x202f;; quand il ne reste rien, le service refuse tout pendant quelques heures.</translation>
    </message>
    <message>
        <source>{number} requests in the last 24 hours</source>
        <translation>{number} requêtes en 24 heures</translation>
    </message>
    <message>
        <source>{number} API credits and {requests}</source>
        <translation>{number} crédits d’API et {requests}</translation>
    </message>
    <message>
        <source>{spent}; {number} credits left at {time}</source>
        <translation>{spent}&#x202f;; {number} crédits restants à {time}</translation>
    </message>
    <message>
        <source>There is no run {run}.</source>
        <translation>Il n’y a pas d’exécution {run}.</translation>
    </message>
    <message>
        <source>Run {run} is older than the history that is kept; what it wrote is not known any more.</source>
        <translation>L’exécution {run} est plus ancienne que l’historique conservé&#x202f;; ce qu’elle a écrit n’est plus connu.</translation>
    </message>
    <message>
        <source>mapping {name}, removed since</source>
        <translation>correspondance {name}, supprimée depuis</translation>
    </message>
    <message>
        <source>“{label}” is not known any more.</source>
        <translation>«&#xa0;{label}&#xa0;» n’est plus connu.</translation>
    </message>
    <message>
        <source>Sync once more, then see again.</source>
        <translation>Synchronisez encore une fois, puis regardez de nouveau.</translation>
    </message>
    <message>
        <source>A change to “{label}” is still under way.</source>
        <translation>Une modification de «&#xa0;{label}&#xa0;» est encore en cours.</translation>
    </message>
    <message>
        <source>Sync once more, then leave it out.</source>
        <translation>Synchronisez encore une fois, puis excluez-le.</translation>
    </message>
    <message>
        <source>None of the mappings in that file is in the configuration file.</source>
        <translation>Aucune des correspondances de ce fichier ne figure dans vos paramètres.</translation>
    </message>
    <message>
        <source>Set up the accounts and mappings first, with the same names.</source>
        <translation>Configurez d’abord les comptes et les correspondances, avec les mêmes noms.</translation>
    </message>
    <message>
        <source>{file} holds no links of crmsync.</source>
        <translation>{file} ne contient pas de liens de crmsync.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>The state could not be backed up. {message}</source>
        <translation>L’état n’a pas pu être sauvegardé. {message}</translation>
    </message>
    <message>
        <source>You stopped the run.</source>
        <translation>Vous avez arrêté l’exécution.</translation>
    </message>
    <message>
        <source>What was done so far stays.</source>
        <translation>Ce qui a été fait jusque-là reste.</translation>
    </message>
    <message>
        <source>crmsync met a fault of its own ({code}) and stopped this mapping.</source>
        <translation>crmsync a rencontré une erreur interne ({code}) et a arrêté cette correspondance.</translation>
    </message>
    <message>
        <source>crmsync met a fault of its own ({code}).</source>
        <translation>crmsync a rencontré une erreur interne ({code}).</translation>
    </message>
    <message>
        <source>Nothing was lost. Please report it; the details are in {file}.</source>
        <translation>Rien n’a été perdu. Signalez-la&#x202f;; les détails sont dans {file}.</translation>
    </message>
    <message>
        <source>The details are in {file}; please report it.</source>
        <translation>Les détails sont dans {file}&#x202f;; signalez-la.</translation>
    </message>
    <message>
        <source>The log cannot be written either.</source>
        <translation>Le journal ne peut pas être écrit non plus.</translation>
    </message>
    <message>
        <source>There is no mapping &quot;{name}&quot;.</source>
        <translation>Il n’y a pas de correspondance «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>There is none at all yet.</source>
        <translation>Il n’y en a encore aucune.</translation>
    </message>
    <message>
        <source>There is no mapping yet, so there is nothing to sync.</source>
        <translation>Il n’y a pas encore de correspondance, donc rien à synchroniser.</translation>
    </message>
    <message>
        <source>The sample services cannot start: {error}.</source>
        <translation>Les services d’exemple ne peuvent pas démarrer&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>A program that guards the network may keep them from it.</source>
        <translation>Un programme qui surveille le réseau les en empêche peut-être.</translation>
    </message>
    <message>
        <source>This version of crmsync cannot connect to {service} yet.</source>
        <translation>Cette version de crmsync ne sait pas encore se connecter à {service}.</translation>
    </message>
    <message>
        <source>It can connect to {names}.</source>
        <translation>Elle sait se connecter à {names}.</translation>
    </message>
    <message>
        <source>Nobody has signed in to this account yet.</source>
        <translation>Personne ne s’est encore connecté à ce compte.</translation>
    </message>
    <message>
        <source>{label} and {other} belong to different mappings.</source>
        <translation>{label} et {other} appartiennent à des correspondances différentes.</translation>
    </message>
    <message>
        <source>Only items of one mapping can be linked.</source>
        <translation>Seuls des éléments d’une même correspondance peuvent être liés.</translation>
    </message>
    <message>
        <source>There is no item {number}.</source>
        <translation>Il n’y a pas d’élément {number}.</translation>
    </message>
    <message>
        <source>{file} cannot be copied: {error}.</source>
        <translation>{file} ne peut pas être copié&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Il n’y a pas de fichier {file}.</translation>
    </message>
    <message>
        <source>{file} holds no settings of crmsync.</source>
        <translation>{file} ne contient pas de paramètres de crmsync.</translation>
    </message>
    <message>
        <source>Choose a file that crmsync exported.</source>
        <translation>Choisissez un fichier que crmsync a exporté.</translation>
    </message>
    <message>
        <source>Run {run} wrote nothing that can be undone.</source>
        <translation>L’exécution {run} n’a rien écrit qui puisse être annulé.</translation>
    </message>
    <message>
        <source>The mapping &quot;{name}&quot; is not in the configuration file any more; what the run did there stays.</source>
        <translation>La correspondance «&#xa0;{name}&#xa0;» n’est plus dans les paramètres&#x202f;; ce que l’exécution y a fait reste.</translation>
    </message>
    <message>
        <source>This conflict is not open any more.</source>
        <translation>Ce conflit n’est plus ouvert.</translation>
    </message>
    <message>
        <source>This problem is not open any more.</source>
        <translation>Ce problème n’est plus ouvert.</translation>
    </message>
    <message>
        <source>This item does not stay alone any more.</source>
        <translation>Cet élément n’est plus seul.</translation>
    </message>
    <message>
        <source>There is no open conflict {number}.</source>
        <translation>Il n’y a pas de conflit ouvert {number}.</translation>
    </message>
    <message>
        <source>There is no held change {number}.</source>
        <translation>Il n’y a pas de modification en attente {number}.</translation>
    </message>
    <message>
        <source>“{label}” has no open conflict about {name}.</source>
        <translation>«&#xa0;{label}&#xa0;» n’a pas de conflit ouvert sur {name}.</translation>
    </message>
    <message>
        <source>Conflict {number} is about {name}.</source>
        <translation>Le conflit {number} porte sur {name}.</translation>
    </message>
    <message>
        <source>The mapping “{name}” never ran.</source>
        <translation>La correspondance «&#xa0;{name}&#xa0;» n’a jamais été exécutée.</translation>
    </message>
    <message>
        <source>Look at its preview first.</source>
        <translation>Regardez d’abord son aperçu.</translation>
    </message>
    <message>
        <source>{label} cannot be chosen for any more: it is gone or was linked meanwhile.</source>
        <translation>On ne peut plus décider pour {label}&#xa0;: l’élément a disparu ou a été lié entre-temps.</translation>
    </message>
    <message>
        <source>Look at the preview again.</source>
        <translation>Regardez de nouveau l’aperçu.</translation>
    </message>
    <message>
        <source>Zoho CRM takes no password.</source>
        <translation>Zoho CRM n’accepte pas de mot de passe.</translation>
    </message>
    <message>
        <source>The token object has no &quot;client_id&quot;.</source>
        <translation>L’objet jeton n’a pas de «&#xa0;client_id&#xa0;».</translation>
    </message>
    <message>
        <source>The token object has neither a &quot;refresh_token&quot; nor a &quot;code&quot;.</source>
        <translation>L’objet jeton n’a ni «&#xa0;refresh_token&#xa0;» ni «&#xa0;code&#xa0;».</translation>
    </message>
    <message>
        <source>Give {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}, or &quot;code&quot; instead of the last.</source>
        <translation>Indiquez {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}, ou «&#xa0;code&#xa0;» à la place du dernier.</translation>
    </message>
    <message>
        <source>The sign-in was given up.</source>
        <translation>La connexion a été abandonnée.</translation>
    </message>
    <message>
        <source>Check the file, the rights of its folder and the free space on the disk.</source>
        <translation>Vérifiez le fichier, les droits de son dossier et l’espace libre sur le disque.</translation>
    </message>
    <message>
        <source>See with crmsync sync --preview how things stand, then do it again.</source>
        <translation>Regardez l’aperçu pour savoir où en sont les choses, puis recommencez.</translation>
    </message>
    <message>
        <source>The user name or the password is not accepted.</source>
        <translation>Le nom d’utilisateur ou le mot de passe n’est pas accepté.</translation>
    </message>
    <message>
        <source>Check user name and password; with two-factor sign-in, use an app-specific password.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe&#x202f;; avec une connexion à deux facteurs, utilisez un mot de passe d’application.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be understood: {error}.</source>
        <translation>La réponse du serveur est incompréhensible&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>It is tried again later. If it stays so, check the account&apos;s address.</source>
        <translation>Une nouvelle tentative aura lieu plus tard. Si cela persiste, vérifiez l’adresse du compte.</translation>
    </message>
    <message>
        <source>The server handles meetings in another way than before, so the change is planned again.</source>
        <translation>Le serveur traite les réunions autrement qu’avant&#x202f;; la modification est donc replanifiée.</translation>
    </message>
    <message>
        <source>The server has no place for such folders.</source>
        <translation>Le serveur n’a pas d’emplacement pour de tels dossiers.</translation>
    </message>
    <message>
        <source>There are {count} folders called {folder}.</source>
        <translation>Il y a {count} dossiers nommés {folder}.</translation>
    </message>
    <message>
        <source>There is no {kind} called {folder}.</source>
        <translation>Rien ne s’appelle {folder} ({kind}).</translation>
    </message>
    <message>
        <source>The folder {folder} is no {kind}.</source>
        <translation>Le dossier {folder} n’est pas du bon type ({kind}).</translation>
    </message>
    <message>
        <source>The folder {folder} is not on one of this account&apos;s servers.</source>
        <translation>Le dossier {folder} n’est sur aucun des serveurs de ce compte.</translation>
    </message>
    <message>
        <source>Change it in the settings.</source>
        <translation>Modifiez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>No calendars and no address books were found at {host}.</source>
        <translation>Aucun calendrier ni carnet d’adresses n’a été trouvé sur {host}.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address; the provider&apos;s help names it under CalDAV and CardDAV.</source>
        <translation>Vérifiez l’adresse du compte&#x202f;; l’aide du fournisseur l’indique sous CalDAV et CardDAV.</translation>
    </message>
    <message>
        <source>The server leaves out a part of the folder and does not say where to go on.</source>
        <translation>Le serveur omet une partie du dossier et ne dit pas où continuer.</translation>
    </message>
    <message>
        <source>The server does not know any more what has changed since the last time.</source>
        <translation>Le serveur ne sait plus ce qui a changé depuis la dernière fois.</translation>
    </message>
    <message>
        <source>The folder is read as a whole; nothing is deleted because of it.</source>
        <translation>Le dossier est lu en entier&#x202f;; rien n’est supprimé pour autant.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist (any more).</source>
        <translation>Le dossier {folder} n’existe pas (ou plus).</translation>
    </message>
    <message>
        <source>Choose another folder for this mapping, or restore it: nothing is deleted because of this.</source>
        <translation>Choisissez un autre dossier pour cette correspondance, ou restaurez-le&#xa0;: rien n’est supprimé pour autant.</translation>
    </message>
    <message>
        <source>The server does not list the folder.</source>
        <translation>Le serveur ne liste pas le dossier.</translation>
    </message>
    <message>
        <source>The server lists only a part of the folder.</source>
        <translation>Le serveur ne liste qu’une partie du dossier.</translation>
    </message>
    <message>
        <source>the reply is not a list of items</source>
        <translation>la réponse n’est pas une liste d’éléments</translation>
    </message>
    <message>
        <source>the reply is not well-formed XML ({error})</source>
        <translation>la réponse n’est pas du XML bien formé ({error})</translation>
    </message>
    <message>
        <source>the server gives no version (ETag) of it, so it could not be changed safely</source>
        <translation>le serveur n’en donne pas de version (ETag)&#x202f;; il ne pourrait donc pas être modifié sans risque</translation>
    </message>
    <message>
        <source>The server does not give several items at once.</source>
        <translation>Le serveur ne donne pas plusieurs éléments à la fois.</translation>
    </message>
    <message>
        <source>the server cannot give it: {message}</source>
        <translation>le serveur ne peut pas le fournir&#xa0;: {message}</translation>
    </message>
    <message>
        <source>It is larger than the server accepts.</source>
        <translation>Il est plus grand que ce que le serveur accepte.</translation>
    </message>
    <message>
        <source>Shorten it, for example its photo or notes.</source>
        <translation>Raccourcissez-le, par exemple sa photo ou ses notes.</translation>
    </message>
    <message>
        <source>The server already holds an item with the same identifier (UID) in this or another folder.</source>
        <translation>Le serveur a déjà un élément avec le même identifiant (UID) dans ce dossier ou un autre.</translation>
    </message>
    <message>
        <source>Look for a copy of it in the account&apos;s other folders and delete the one you do not want.</source>
        <translation>Cherchez-en une copie dans les autres dossiers du compte et supprimez celle dont vous ne voulez pas.</translation>
    </message>
    <message>
        <source>The server does not accept what is in it.</source>
        <translation>Le serveur n’accepte pas ce qu’il contient.</translation>
    </message>
    <message>
        <source>Change the item, for example its longest or oddest field, and it is tried again.</source>
        <translation>Modifiez l’élément, par exemple son champ le plus long ou le plus inhabituel&#x202f;; une nouvelle tentative aura lieu.</translation>
    </message>
    <message>
        <source>The mailbox is full.</source>
        <translation>La boîte aux lettres est pleine.</translation>
    </message>
    <message>
        <source>Make room in it, or ask for more.</source>
        <translation>Faites-y de la place, ou demandez-en davantage.</translation>
    </message>
    <message>
        <source>This folder does not take items of this kind.</source>
        <translation>Ce dossier n’accepte pas les éléments de ce type.</translation>
    </message>
    <message>
        <source>Choose another folder for this mapping.</source>
        <translation>Choisissez un autre dossier pour cette correspondance.</translation>
    </message>
    <message>
        <source>The server does not take dates so early.</source>
        <translation>Le serveur n’accepte pas de dates aussi anciennes.</translation>
    </message>
    <message>
        <source>The server does not take dates so late.</source>
        <translation>Le serveur n’accepte pas de dates aussi lointaines.</translation>
    </message>
    <message>
        <source>Change the item&apos;s dates.</source>
        <translation>Modifiez les dates de l’élément.</translation>
    </message>
    <message>
        <source>It repeats more often than the server accepts.</source>
        <translation>Il se répète plus souvent que le serveur ne l’accepte.</translation>
    </message>
    <message>
        <source>Give the series an end.</source>
        <translation>Donnez une fin à la série.</translation>
    </message>
    <message>
        <source>It has more guests than the server accepts.</source>
        <translation>Il a plus d’invités que le serveur n’en accepte.</translation>
    </message>
    <message>
        <source>Invite fewer guests.</source>
        <translation>Invitez moins de personnes.</translation>
    </message>
    <message>
        <source>This account may not change that.</source>
        <translation>Ce compte n’a pas le droit de modifier cela.</translation>
    </message>
    <message>
        <source>Ask the folder&apos;s owner for the right.</source>
        <translation>Demandez-en le droit au propriétaire du dossier.</translation>
    </message>
    <message>
        <source>The folder takes no changes.</source>
        <translation>Le dossier n’accepte aucune modification.</translation>
    </message>
    <message>
        <source>The server fails at this item.</source>
        <translation>Le serveur échoue sur cet élément.</translation>
    </message>
    <message>
        <source>Change its longest or oddest field, or tell the server&apos;s administrator.</source>
        <translation>Modifiez son champ le plus long ou le plus inhabituel, ou prévenez l’administrateur du serveur.</translation>
    </message>
    <message>
        <source>The account has no address.</source>
        <translation>Le compte n’a pas d’adresse.</translation>
    </message>
    <message>
        <source>Give it the server&apos;s name: --url dav.example.com</source>
        <translation>Indiquez le nom du serveur&#xa0;: --url dav.example.com</translation>
    </message>
    <message>
        <source>it is no readable vCard: {reason}</source>
        <translation>ce n’est pas une vCard lisible&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The document that the server holds cannot be changed: {reason}.</source>
        <translation>Le document que contient le serveur ne peut pas être modifié&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Mend or re-create the item where it was made.</source>
        <translation>Corrigez ou recréez l’élément là où il a été créé.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Il n’existe plus.</translation>
    </message>
    <message>
        <source>It was changed meanwhile.</source>
        <translation>Il a été modifié entre-temps.</translation>
    </message>
    <message>
        <source>The folder {folder} may only be read by this account.</source>
        <translation>Le dossier {folder} ne peut être que lu par ce compte.</translation>
    </message>
    <message>
        <source>Ask its owner for the right to write, or set the direction of this mapping to to-crm.</source>
        <translation>Demandez à son propriétaire le droit d’écrire, ou ne synchronisez cette correspondance que vers le CRM.</translation>
    </message>
    <message>
        <source>The address is not one crmsync can use.</source>
        <translation>L’adresse n’est pas utilisable par crmsync.</translation>
    </message>
    <message>
        <source>An address begins with https:// (or http://) followed by the server&apos;s name.</source>
        <translation>Une adresse commence par https:// (ou http://) suivi du nom du serveur.</translation>
    </message>
    <message>
        <source>The address of {host} contains a user name or password.</source>
        <translation>L’adresse de {host} contient un nom d’utilisateur ou un mot de passe.</translation>
    </message>
    <message>
        <source>Take them out of the address; the password belongs into the sign-in.</source>
        <translation>Retirez-les de l’adresse&#x202f;; le mot de passe se donne à la connexion.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>La connexion a été refusée.</translation>
    </message>
    <message>
        <source>Check user name and password, and sign in again.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>This account is not allowed to do that.</source>
        <translation>Ce compte n’est pas autorisé à faire cela.</translation>
    </message>
    <message>
        <source>Ask whoever manages the service.</source>
        <translation>Adressez-vous à la personne qui gère le service.</translation>
    </message>
    <message>
        <source>The proxy wants a sign-in.</source>
        <translation>Le proxy demande une connexion.</translation>
    </message>
    <message>
        <source>Put its user name and password into its address.</source>
        <translation>Indiquez son nom d’utilisateur et son mot de passe dans son adresse.</translation>
    </message>
    <message>
        <source>It conflicts with something the service already has.</source>
        <translation>Il est en conflit avec un élément que le service a déjà.</translation>
    </message>
    <message>
        <source>It is larger than the service accepts.</source>
        <translation>Il est plus grand que ce que le service accepte.</translation>
    </message>
    <message>
        <source>The service does not accept this kind of item.</source>
        <translation>Le service n’accepte pas ce type d’élément.</translation>
    </message>
    <message>
        <source>It is locked by somebody else.</source>
        <translation>Il est verrouillé par quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <translation>Une nouvelle tentative aura lieu plus tard.</translation>
    </message>
    <message>
        <source>The service has no room left for it.</source>
        <translation>Le service n’a plus de place pour lui.</translation>
    </message>
    <message>
        <source>Make room in the mailbox, or ask for more.</source>
        <translation>Faites de la place dans la boîte aux lettres, ou demandez-en davantage.</translation>
    </message>
    <message>
        <source>The service sent us elsewhere, to {address}.</source>
        <translation>Le service nous a renvoyés ailleurs, vers {address}.</translation>
    </message>
    <message>
        <source>an address it did not name</source>
        <translation>une adresse qu’il n’a pas indiquée</translation>
    </message>
    <message>
        <source>If that is right, use that address for the account.</source>
        <translation>Si c’est correct, utilisez cette adresse pour le compte.</translation>
    </message>
    <message>
        <source>The service is too busy now.</source>
        <translation>Le service est trop occupé pour l’instant.</translation>
    </message>
    <message>
        <source>The service refused it (status {status}).</source>
        <translation>Le service l’a refusé (statut {status}).</translation>
    </message>
    <message>
        <source>The service failed (status {status}).</source>
        <translation>Le service a échoué (statut {status}).</translation>
    </message>
    <message>
        <source>If it is signed by your own certificate authority, name its file in the account&apos;s settings: ca_file.</source>
        <translation>S’il est signé par votre propre autorité de certification, indiquez son fichier dans les paramètres du compte&#xa0;: ca_file.</translation>
    </message>
    <message>
        <source>The file with your own certificate authorities, {file}, cannot be read.</source>
        <translation>Le fichier de vos propres autorités de certification, {file}, ne peut pas être lu.</translation>
    </message>
    <message>
        <source>It must be a PEM file: lines between BEGIN CERTIFICATE and END CERTIFICATE.</source>
        <translation>Ce doit être un fichier PEM&#xa0;: des lignes entre BEGIN CERTIFICATE et END CERTIFICATE.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is not one crmsync can use.</source>
        <translation>L’adresse du proxy n’est pas utilisable par crmsync.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address begins with http:// or https://; SOCKS proxies are not supported.</source>
        <translation>L’adresse d’un proxy commence par http:// ou https://&#x202f;; les proxys SOCKS ne sont pas pris en charge.</translation>
    </message>
    <message>
        <source>The service&apos;s reply is larger than {number} bytes.</source>
        <translation>La réponse du service dépasse {number} octets.</translation>
    </message>
    <message>
        <source>The proxy gave no way to {host}.</source>
        <translation>Le proxy n’a pas donné accès à {host}.</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Vérifiez les paramètres du proxy.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>{host} est injoignable.</translation>
    </message>
    <message>
        <source>Check the network connection and the address.</source>
        <translation>Vérifiez la connexion réseau et l’adresse.</translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation>{host} n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>{host} sent a reply that cannot be decoded.</source>
        <translation>{host} a envoyé une réponse indéchiffrable.</translation>
    </message>
    <message>
        <source>{host} broke off the connection.</source>
        <translation>{host} a coupé la connexion.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted ({error}).</source>
        <translation>Le certificat de {host} n’est pas digne de confiance ({error}).</translation>
    </message>
    <message>
        <source>{host} does not speak TLS there.</source>
        <translation>{host} ne parle pas TLS à cet endroit.</translation>
    </message>
    <message>
        <source>Check the address and its port.</source>
        <translation>Vérifiez l’adresse et son port.</translation>
    </message>
    <message>
        <source>The encrypted connection to {host} broke.</source>
        <translation>La connexion chiffrée avec {host} s’est interrompue.</translation>
    </message>
    <message>
        <source>The service sends us round in circles.</source>
        <translation>Le service nous fait tourner en rond.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address.</source>
        <translation>Vérifiez l’adresse du compte.</translation>
    </message>
    <message>
        <source>{host} is not one of this account&apos;s own servers, so nothing was sent there.</source>
        <translation>{host} n’est pas un serveur de ce compte&#x202f;; rien n’y a donc été envoyé.</translation>
    </message>
    <message>
        <source>It is not known whether the change arrived.</source>
        <translation>On ne sait pas si la modification est arrivée.</translation>
    </message>
    <message>
        <source>The next run finds out.</source>
        <translation>La prochaine exécution le vérifiera.</translation>
    </message>
    <message>
        <source>{name}: {message}</source>
        <translation>{name}&#xa0;: {message}</translation>
    </message>
    <message>
        <source>line {number}, {name}: {message}</source>
        <translation>ligne {number}, {name}&#xa0;: {message}</translation>
    </message>
    <message>
        <source>Zoho CRM does not say who is signed in.</source>
        <translation>Zoho CRM ne dit pas qui est connecté.</translation>
    </message>
    <message>
        <source>It is not known whether the new records arrived.</source>
        <translation>On ne sait pas si les nouvelles fiches sont arrivées.</translation>
    </message>
    <message>
        <source>Zoho CRM&apos;s answer makes no sense.</source>
        <translation>La réponse de Zoho CRM n’a pas de sens.</translation>
    </message>
    <message>
        <source>an answer without a status</source>
        <translation>une réponse sans statut</translation>
    </message>
    <message>
        <source>Zoho CRM has no module for {kind} called “{folder}”, or it is hidden from you.</source>
        <translation>Zoho CRM n’a pas de module «&#xa0;{folder}&#xa0;» pour&#xa0;: {kind}, ou il vous est caché.</translation>
    </message>
    <message>
        <source>Use “{module}” for {kind}.</source>
        <translation>Utilisez «&#xa0;{module}&#xa0;» pour&#xa0;: {kind}.</translation>
    </message>
    <message>
        <source>Zoho CRM cannot hold a field as it is mapped: {reasons}.</source>
        <translation>Zoho CRM ne peut pas contenir un champ tel qu’il est associé&#xa0;: {reasons}.</translation>
    </message>
    <message>
        <source>Correct the mapping&apos;s fields.</source>
        <translation>Corrigez les champs de la correspondance.</translation>
    </message>
    <message>
        <source>{module} has no field called {native}</source>
        <translation>{module} n’a pas de champ nommé {native}</translation>
    </message>
    <message>
        <source>the field {native} of {module} cannot hold it ({field})</source>
        <translation>le champ {native} de {module} ne peut pas le contenir ({field})</translation>
    </message>
    <message>
        <source>Your profile in Zoho CRM does not allow changing {what}.</source>
        <translation>Votre profil dans Zoho CRM ne permet pas de modifier {what}.</translation>
    </message>
    <message>
        <source>Ask whoever administers Zoho CRM, or let this mapping write to Outlook only.</source>
        <translation>Adressez-vous à l’administrateur de Zoho CRM, ou laissez cette correspondance n’écrire que dans Outlook.</translation>
    </message>
    <message>
        <source>Zoho CRM has no saved view called “{name}” for {module}.</source>
        <translation>Zoho CRM n’a pas de vue enregistrée «&#xa0;{name}&#xa0;» pour {module}.</translation>
    </message>
    <message>
        <source>Choose “mine”, “all”, or the name of a view as Zoho CRM shows it.</source>
        <translation>Choisissez vos propres fiches, toutes, ou le nom d’une vue tel que Zoho CRM l’affiche.</translation>
    </message>
    <message>
        <source>Ask whoever administers Zoho CRM.</source>
        <translation>Adressez-vous à l’administrateur de Zoho CRM.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Reconnectez-vous.</translation>
    </message>
    <message>
        <source>Sign in again and agree to everything crmsync asks for.</source>
        <translation>Reconnectez-vous et acceptez tout ce que crmsync demande.</translation>
    </message>
    <message>
        <source>Zoho no longer accepts this sign-in.</source>
        <translation>Zoho n’accepte plus cette connexion.</translation>
    </message>
    <message>
        <source>Zoho did not accept the sign-in.</source>
        <translation>Zoho n’a pas accepté la connexion.</translation>
    </message>
    <message>
        <source>The sign-in does not allow crmsync to do that in Zoho CRM.</source>
        <translation>La connexion ne permet pas à crmsync de faire cela dans Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM has had too many requests for now, or the day&apos;s credits are used up.</source>
        <translation>Zoho CRM a reçu trop de requêtes pour l’instant, ou les crédits du jour sont épuisés.</translation>
    </message>
    <message>
        <source>Zoho CRM failed inside.</source>
        <translation>Zoho CRM a rencontré une erreur interne.</translation>
    </message>
    <message>
        <source>Zoho CRM lost its place in a listing.</source>
        <translation>Zoho CRM a perdu le fil d’une liste.</translation>
    </message>
    <message>
        <source>The listing is too long for Zoho CRM.</source>
        <translation>La liste est trop longue pour Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM has no such module, or it is hidden from you.</source>
        <translation>Zoho CRM n’a pas ce module, ou il vous est caché.</translation>
    </message>
    <message>
        <source>Choose another module, or ask whoever administers Zoho CRM.</source>
        <translation>Choisissez un autre module, ou adressez-vous à l’administrateur de Zoho CRM.</translation>
    </message>
    <message>
        <source>This server does not know Zoho CRM&apos;s API version 8.</source>
        <translation>Ce serveur ne connaît pas la version 8 de l’API de Zoho CRM.</translation>
    </message>
    <message>
        <source>Your edition of Zoho CRM does not allow that.</source>
        <translation>Votre édition de Zoho CRM ne le permet pas.</translation>
    </message>
    <message>
        <source>It was changed in Zoho CRM meanwhile.</source>
        <translation>La fiche a été modifiée dans Zoho CRM entre-temps.</translation>
    </message>
    <message>
        <source>It is not in Zoho CRM any more.</source>
        <translation>La fiche n’est plus dans Zoho CRM.</translation>
    </message>
    <message>
        <source>It was converted in Zoho CRM.</source>
        <translation>La fiche a été convertie dans Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM requires a value for “{title}”.</source>
        <translation>Zoho CRM exige une valeur pour «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>Fill it in, or let whoever administers Zoho CRM make it optional.</source>
        <translation>Remplissez-le, ou demandez à l’administrateur de Zoho CRM de le rendre facultatif.</translation>
    </message>
    <message>
        <source>Another record in Zoho CRM has the same “{title}”, which must be unique there.</source>
        <translation>Une autre fiche de Zoho CRM a le même «&#xa0;{title}&#xa0;», qui doit y être unique.</translation>
    </message>
    <message>
        <source>Merge the two, or change one of them.</source>
        <translation>Fusionnez les deux, ou modifiez-en une.</translation>
    </message>
    <message>
        <source>Zoho CRM does not accept the value of “{title}”.</source>
        <translation>Zoho CRM n’accepte pas la valeur de «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>Correct it on either side.</source>
        <translation>Corrigez-la d’un côté ou de l’autre.</translation>
    </message>
    <message>
        <source>It is more than Zoho CRM takes.</source>
        <translation>C’est plus que ce qu’accepte Zoho CRM.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Raccourcissez-le.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow changing “{title}” here.</source>
        <translation>Zoho CRM ne permet pas de modifier «&#xa0;{title}&#xa0;» ici.</translation>
    </message>
    <message>
        <source>Zoho CRM wants something that goes with “{title}”.</source>
        <translation>Zoho CRM demande quelque chose qui va avec «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>one of its fields</source>
        <translation>l’un de ses champs</translation>
    </message>
    <message>
        <source>Zoho CRM could not tell what is meant.</source>
        <translation>Zoho CRM n’a pas pu déterminer de quoi il s’agit.</translation>
    </message>
    <message>
        <source>Zoho CRM cannot change this record now.</source>
        <translation>Zoho CRM ne peut pas modifier cette fiche pour l’instant.</translation>
    </message>
    <message>
        <source>Zoho CRM does not let this record be changed.</source>
        <translation>Zoho CRM ne permet pas de modifier cette fiche.</translation>
    </message>
    <message>
        <source>Zoho CRM does not let this record be deleted.</source>
        <translation>Zoho CRM ne permet pas de supprimer cette fiche.</translation>
    </message>
    <message>
        <source>The picture is larger than Zoho CRM takes.</source>
        <translation>L’image est plus grande que ce qu’accepte Zoho CRM.</translation>
    </message>
    <message>
        <source>Use a smaller one.</source>
        <translation>Utilisez-en une plus petite.</translation>
    </message>
    <message>
        <source>The record is locked in Zoho CRM.</source>
        <translation>La fiche est verrouillée dans Zoho CRM.</translation>
    </message>
    <message>
        <source>Unlock it there; it is tried again later.</source>
        <translation>Déverrouillez-la là-bas&#x202f;; une nouvelle tentative aura lieu plus tard.</translation>
    </message>
    <message>
        <source>The record is in a blueprint in Zoho CRM.</source>
        <translation>La fiche suit un blueprint dans Zoho CRM.</translation>
    </message>
    <message>
        <source>Move it on there; it is tried again later.</source>
        <translation>Faites-la avancer là-bas&#x202f;; une nouvelle tentative aura lieu plus tard.</translation>
    </message>
    <message>
        <source>The record waits for approval in Zoho CRM.</source>
        <translation>La fiche attend une approbation dans Zoho CRM.</translation>
    </message>
    <message>
        <source>Zoho CRM has no room for more records.</source>
        <translation>Zoho CRM n’a plus de place pour d’autres fiches.</translation>
    </message>
    <message>
        <source>Your profile in Zoho CRM does not allow that for this record.</source>
        <translation>Votre profil dans Zoho CRM ne le permet pas pour cette fiche.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow that for your user.</source>
        <translation>Zoho CRM ne le permet pas à votre utilisateur.</translation>
    </message>
    <message>
        <source>Zoho CRM does not accept several of its values.</source>
        <translation>Zoho CRM n’accepte pas plusieurs de ses valeurs.</translation>
    </message>
    <message>
        <source>Correct them on either side.</source>
        <translation>Corrigez-les d’un côté ou de l’autre.</translation>
    </message>
    <message>
        <source>Zoho gives out no more sign-in tokens for now: too many were asked for within ten minutes, or the sign-in was refused.</source>
        <translation>Zoho ne délivre plus de jetons de connexion pour l’instant&#xa0;: trop ont été demandés en dix minutes, ou la connexion a été refusée.</translation>
    </message>
    <message>
        <source>Wait ten minutes. If it stays like that, sign in again.</source>
        <translation>Attendez dix minutes. Si cela persiste, reconnectez-vous.</translation>
    </message>
    <message>
        <source>Zoho no longer knows this sign-in: the code or token is used up, expired or revoked.</source>
        <translation>Zoho ne connaît plus cette connexion&#xa0;: le code ou le jeton est utilisé, expiré ou révoqué.</translation>
    </message>
    <message>
        <source>Zoho does not know this client id, or not in this data centre.</source>
        <translation>Zoho ne connaît pas cet identifiant client, ou pas dans ce centre de données.</translation>
    </message>
    <message>
        <source>Check the client id and the account&apos;s region; in Zoho&apos;s API console the client must be allowed in all data centres.</source>
        <translation>Vérifiez l’identifiant client et la région du compte&#x202f;; dans la console API de Zoho, le client doit être autorisé dans tous les centres de données.</translation>
    </message>
    <message>
        <source>The client secret is wrong for this data centre.</source>
        <translation>Le secret client n’est pas le bon pour ce centre de données.</translation>
    </message>
    <message>
        <source>Copy the client secret of this data centre from Zoho&apos;s API console.</source>
        <translation>Copiez le secret client de ce centre de données depuis la console API de Zoho.</translation>
    </message>
    <message>
        <source>Zoho does not know the address crmsync waits at.</source>
        <translation>Zoho ne connaît pas l’adresse à laquelle crmsync attend.</translation>
    </message>
    <message>
        <source>Add http://127.0.0.1 (or http://localhost) as a redirect address of the client in Zoho&apos;s API console.</source>
        <translation>Ajoutez http://127.0.0.1 (ou http://localhost) comme adresse de redirection du client dans la console API de Zoho.</translation>
    </message>
    <message>
        <source>Zoho does not know one of the permissions crmsync asks for.</source>
        <translation>Zoho ne connaît pas l’une des autorisations que crmsync demande.</translation>
    </message>
    <message>
        <source>Update crmsync.</source>
        <translation>Mettez crmsync à jour.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time.</source>
        <translation>La connexion n’a pas été confirmée à temps.</translation>
    </message>
    <message>
        <source>This client id may not sign in this way.</source>
        <translation>Cet identifiant client ne peut pas se connecter ainsi.</translation>
    </message>
    <message>
        <source>Choose another way to sign in, or another client type.</source>
        <translation>Choisissez une autre façon de vous connecter, ou un autre type de client.</translation>
    </message>
    <message>
        <source>Zoho CRM refused it.</source>
        <translation>Zoho CRM l’a refusé.</translation>
    </message>
    <message>
        <source>Zoho CRM refused it ({detail}).</source>
        <translation>Zoho CRM l’a refusé ({detail}).</translation>
    </message>
    <message>
        <source>Zoho refused the sign-in ({code}).</source>
        <translation>Zoho a refusé la connexion ({code}).</translation>
    </message>
    <message>
        <source>Everything is read again; nothing is deleted because of it.</source>
        <translation>Tout est relu&#x202f;; rien n’est supprimé pour autant.</translation>
    </message>
    <message>
        <source>The saved place in Zoho CRM&apos;s changes makes no sense.</source>
        <translation>La position enregistrée dans les modifications de Zoho CRM n’a pas de sens.</translation>
    </message>
    <message>
        <source>Zoho CRM lists deleted records for 60 days only; everything is compared instead.</source>
        <translation>Zoho CRM ne liste les fiches supprimées que pendant 60 jours&#x202f;; tout est donc comparé.</translation>
    </message>
    <message>
        <source>Your profile no longer shows you {module} in Zoho CRM.</source>
        <translation>Votre profil ne vous montre plus {module} dans Zoho CRM.</translation>
    </message>
    <message>
        <source>The meeting has no start in Zoho CRM.</source>
        <translation>La réunion n’a pas de début dans Zoho CRM.</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>record</source>
        <translation>fiche</translation>
    </message>
    <message>
        <source>Zoho CRM has more than one {noun} called “{name}”</source>
        <translation>Zoho CRM en contient plusieurs du nom de «&#xa0;{name}&#xa0;» ({noun})</translation>
    </message>
    <message>
        <source>Zoho CRM has no {noun} called “{name}”</source>
        <translation>Zoho CRM n’en contient pas du nom de «&#xa0;{name}&#xa0;» ({noun})</translation>
    </message>
    <message>
        <source>the {noun} could not be looked up: {message}</source>
        <translation>la recherche a échoué ({noun})&#xa0;: {message}</translation>
    </message>
    <message>
        <source>the company could not be created: {message}</source>
        <translation>la société n’a pas pu être créée&#xa0;: {message}</translation>
    </message>
    <message>
        <source>Zoho CRM did not accept the new company</source>
        <translation>Zoho CRM n’a pas accepté la nouvelle société</translation>
    </message>
    <message>
        <source>Another program uses port {port} of this computer.</source>
        <translation>Un autre programme utilise le port {port} de cet ordinateur.</translation>
    </message>
    <message>
        <source>Close it, or choose another redirect address.</source>
        <translation>Fermez-le, ou choisissez une autre adresse de redirection.</translation>
    </message>
    <message>
        <source>Nobody signed in with the browser.</source>
        <translation>Personne ne s’est connecté dans le navigateur.</translation>
    </message>
    <message>
        <source>Start the sign-in again.</source>
        <translation>Recommencez la connexion.</translation>
    </message>
    <message>
        <source>Zoho CRM does not allow changing it</source>
        <translation>Zoho CRM ne permet pas de le modifier</translation>
    </message>
    <message>
        <source>more than Zoho CRM takes</source>
        <translation>plus que ce qu’accepte Zoho CRM</translation>
    </message>
    <message>
        <source>Zoho CRM does not accept this value</source>
        <translation>Zoho CRM n’accepte pas cette valeur</translation>
    </message>
    <message>
        <source>cancelled occurrences</source>
        <translation>occurrences annulées</translation>
    </message>
    <message>
        <source>changed occurrences</source>
        <translation>occurrences modifiées</translation>
    </message>
    <message>
        <source>The browser came back from another sign-in than this one.</source>
        <translation>Le navigateur est revenu d’une autre connexion que celle-ci.</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser.</source>
        <translation>La connexion a été refusée dans le navigateur.</translation>
    </message>
    <message>
        <source>Start again and agree there.</source>
        <translation>Recommencez et acceptez-y.</translation>
    </message>
    <message>
        <source>Zoho gave no lasting permission.</source>
        <translation>Zoho n’a pas donné d’autorisation durable.</translation>
    </message>
    <message>
        <source>Remove crmsync under “Connected apps” of your Zoho account, then sign in again.</source>
        <translation>Supprimez crmsync sous «&#xa0;Connected apps&#xa0;» de votre compte Zoho, puis reconnectez-vous.</translation>
    </message>
    <message>
        <source>The sign-in named {host}, which is not one of Zoho&apos;s sign-in servers.</source>
        <translation>La connexion a désigné {host}, qui n’est pas un serveur de connexion de Zoho.</translation>
    </message>
    <message>
        <source>Start the sign-in again; if it happens again, check the account&apos;s address.</source>
        <translation>Recommencez la connexion&#x202f;; si cela se reproduit, vérifiez l’adresse du compte.</translation>
    </message>
    <message>
        <source>Zoho&apos;s sign-in server answered with something else than expected.</source>
        <translation>Le serveur de connexion de Zoho a répondu autre chose que prévu.</translation>
    </message>
    <message>
        <source>Check the account&apos;s region; behind a company network, its proxy.</source>
        <translation>Vérifiez la région du compte&#x202f;; dans un réseau d’entreprise, son proxy.</translation>
    </message>
    <message>
        <source>This Zoho account is not signed in.</source>
        <translation>Ce compte Zoho n’est pas connecté.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Connectez-vous d’abord.</translation>
    </message>
    <message>
        <source>The sign-in named an API server that is not Zoho&apos;s, so nothing was sent there.</source>
        <translation>La connexion a désigné un serveur d’API qui n’est pas de Zoho&#x202f;; rien n’y a donc été envoyé.</translation>
    </message>
    <message>
        <source>Check the account&apos;s region, and its api_url if one is set.</source>
        <translation>Vérifiez la région du compte, et son api_url s’il y en a un.</translation>
    </message>
    <message>
        <source>Zoho CRM did not take it</source>
        <translation>Zoho CRM ne l’a pas repris</translation>
    </message>
    <message>
        <source>Zoho CRM requires a value here</source>
        <translation>Zoho CRM exige une valeur ici</translation>
    </message>
    <message>
        <source>Whether it was saved in Zoho CRM is not known.</source>
        <translation>On ne sait pas si la fiche a été enregistrée dans Zoho CRM.</translation>
    </message>
    <message>
        <source>It is looked for at once, or else in the next run.</source>
        <translation>Elle est recherchée tout de suite, sinon lors de la prochaine exécution.</translation>
    </message>
    <message>
        <source>longer than {number} characters</source>
        <translation>plus de {number} caractères</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>pas une image</translation>
    </message>
    <message>
        <source>not a list of guests</source>
        <translation>pas une liste d’invités</translation>
    </message>
    <message>
        <source>more than {number} guests</source>
        <translation>plus de {number} invités</translation>
    </message>
    <message>
        <source>the guests&apos; answers</source>
        <translation>les réponses des invités</translation>
    </message>
    <message>
        <source>Zoho CRM has no status “{value}”</source>
        <translation>Zoho CRM n’a pas d’état «&#xa0;{value}&#xa0;»</translation>
    </message>
    <message>
        <source>Zoho CRM has no priority “{value}”</source>
        <translation>Zoho CRM n’a pas de priorité «&#xa0;{value}&#xa0;»</translation>
    </message>
    <message>
        <source>Zoho CRM cannot repeat something in this way</source>
        <translation>Zoho CRM ne sait pas répéter de cette façon</translation>
    </message>
    <message>
        <source>a reminder shortly before the due time, which tasks in Zoho CRM do not have</source>
        <translation>un rappel peu avant l’heure d’échéance, que les tâches de Zoho CRM n’ont pas</translation>
    </message>
    <message>
        <source>Zoho CRM reminds of a task up to 6 days, or 1, 2 or 3 weeks before</source>
        <translation>Zoho CRM rappelle une tâche jusqu’à 6 jours, ou 1, 2 ou 3 semaines avant</translation>
    </message>
    <message>
        <source>a reminder at a fixed time, where Zoho CRM takes a span before the meeting</source>
        <translation>un rappel à une heure fixe, alors que Zoho CRM attend une durée avant la réunion</translation>
    </message>
    <message>
        <source>a reminder after the meeting&apos;s start</source>
        <translation>un rappel après le début de la réunion</translation>
    </message>
    <message>
        <source>Zoho CRM reminds whole minutes up to 60, or whole hours, before a meeting</source>
        <translation>Zoho CRM rappelle une réunion en minutes entières jusqu’à 60, ou en heures entières, avant</translation>
    </message>
    <message>
        <source>Zoho CRM reminds at most {number} days before a meeting</source>
        <translation>Zoho CRM rappelle une réunion au plus {number} jours avant</translation>
    </message>
    <message>
        <source>not a list of names</source>
        <translation>pas une liste de noms</translation>
    </message>
    <message>
        <source>{names} (a record takes {number} tags of at most {most} characters, without &lt; &gt; and commas)</source>
        <translation>{names} (une fiche accepte {number} étiquettes d’au plus {most} caractères, sans &lt; &gt; ni virgules)</translation>
    </message>
    <message>
        <source>not a mail address Zoho CRM accepts</source>
        <translation>pas une adresse e-mail acceptée par Zoho CRM</translation>
    </message>
    <message>
        <source>not a phone number Zoho CRM accepts</source>
        <translation>pas un numéro de téléphone accepté par Zoho CRM</translation>
    </message>
    <message>
        <source>not a web address Zoho CRM accepts</source>
        <translation>pas une adresse web acceptée par Zoho CRM</translation>
    </message>
    <message>
        <source>not one of the choices of “{title}”</source>
        <translation>pas l’un des choix de «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation>pas un nombre entier</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>not a date written as 2026-12-31</source>
        <translation>pas une date écrite comme 2026-12-31</translation>
    </message>
    <message>
        <source>not a date and time written as 2026-12-31T18:00:00+01:00</source>
        <translation>pas une date et heure écrites comme 2026-12-31T18:00:00+01:00</translation>
    </message>
    <message>
        <source>neither true nor false</source>
        <translation>ni «&#xa0;true&#xa0;» ni «&#xa0;false&#xa0;»</translation>
    </message>
    <message>
        <source>Zoho CRM has no all-day meetings in this organisation</source>
        <translation>Zoho CRM n’a pas de réunions d’une journée entière dans cette organisation</translation>
    </message>
    <message>
        <source>Microsoft 365 named another server for the rest of a list, so nothing was sent there.</source>
        <translation>Microsoft 365 a désigné un autre serveur pour la suite d’une liste&#x202f;; rien n’y a donc été envoyé.</translation>
    </message>
    <message>
        <source>It is not known whether the changes arrived.</source>
        <translation>On ne sait pas si les modifications sont arrivées.</translation>
    </message>
    <message>
        <source>Sign in again and agree to everything crmsync asks for; in a company an administrator may have to agree.</source>
        <translation>Reconnectez-vous et acceptez tout ce que crmsync demande&#x202f;; dans une entreprise, un administrateur doit peut-être accepter.</translation>
    </message>
    <message>
        <source>This mailbox is not in Microsoft 365: it lives on an Exchange Server of your organisation, or has no Exchange Online licence.</source>
        <translation>Cette boîte aux lettres n’est pas dans Microsoft 365&#xa0;: elle est sur un serveur Exchange de votre organisation, ou n’a pas de licence Exchange Online.</translation>
    </message>
    <message>
        <source>Connect it as Exchange Server instead of Microsoft 365.</source>
        <translation>Connectez-la comme Exchange Server et non comme Microsoft 365.</translation>
    </message>
    <message>
        <source>Microsoft 365 no longer knows the saved place in its changes.</source>
        <translation>Microsoft 365 ne connaît plus la position enregistrée dans ses modifications.</translation>
    </message>
    <message>
        <source>Microsoft 365 is too busy now.</source>
        <translation>Microsoft 365 est trop occupé pour l’instant.</translation>
    </message>
    <message>
        <source>Make room in it.</source>
        <translation>Faites-y de la place.</translation>
    </message>
    <message>
        <source>It is larger than Microsoft 365 accepts.</source>
        <translation>Il est plus grand que ce que Microsoft 365 accepte.</translation>
    </message>
    <message>
        <source>Shorten it, for example its notes.</source>
        <translation>Raccourcissez-le, par exemple ses notes.</translation>
    </message>
    <message>
        <source>Microsoft no longer accepts this sign-in.</source>
        <translation>Microsoft n’accepte plus cette connexion.</translation>
    </message>
    <message>
        <source>This account may not do that in Microsoft 365.</source>
        <translation>Ce compte n’a pas le droit de faire cela dans Microsoft 365.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}” in this mailbox (any more).</source>
        <translation>Il n’y a pas (ou plus) de dossier «&#xa0;{folder}&#xa0;» dans cette boîte aux lettres.</translation>
    </message>
    <message>
        <source>The saved place in the changes of Microsoft 365 is not known there any more.</source>
        <translation>La position enregistrée dans les modifications de Microsoft 365 n’y est plus connue.</translation>
    </message>
    <message>
        <source>Microsoft 365&apos;s answer makes no sense.</source>
        <translation>La réponse de Microsoft 365 n’a pas de sens.</translation>
    </message>
    <message>
        <source>Microsoft 365&apos;s answer makes no sense ({detail}).</source>
        <translation>La réponse de Microsoft 365 n’a pas de sens ({detail}).</translation>
    </message>
    <message>
        <source>It has no start.</source>
        <translation>Il n’a pas de début.</translation>
    </message>
    <message>
        <source>a reminder at a fixed time, where Outlook takes a span before the start</source>
        <translation>un rappel à une heure fixe, alors qu’Outlook attend une durée avant le début</translation>
    </message>
    <message>
        <source>a reminder after the start</source>
        <translation>un rappel après le début</translation>
    </message>
    <message>
        <source>its time zone “{name}” is unknown; its times are right, its zone was left out</source>
        <translation>son fuseau horaire «&#xa0;{name}&#xa0;» est inconnu&#x202f;; ses heures sont justes, son fuseau n’a pas été repris</translation>
    </message>
    <message>
        <source>a way of repeating that Outlook does not know</source>
        <translation>une façon de répéter qu’Outlook ne connaît pas</translation>
    </message>
    <message>
        <source>Outlook cannot hold a field as it is mapped: {reasons}.</source>
        <translation>Outlook ne peut pas contenir un champ tel qu’il est associé&#xa0;: {reasons}.</translation>
    </message>
    <message>
        <source>Ask its owner for the right to write, or let this mapping write to the CRM only.</source>
        <translation>Demandez à son propriétaire le droit d’écrire, ou laissez cette correspondance n’écrire que dans le CRM.</translation>
    </message>
    <message>
        <source>Microsoft does not let this client sign in without a secret.</source>
        <translation>Microsoft ne laisse pas ce client se connecter sans secret.</translation>
    </message>
    <message>
        <source>Register it for “Mobile and desktop applications”, and allow public client flows for a device code.</source>
        <translation>Enregistrez-le pour «&#xa0;Mobile and desktop applications&#xa0;», et autorisez les flux de clients publics pour un code d’appareil.</translation>
    </message>
    <message>
        <source>Microsoft wants somebody to agree that crmsync may read and write this mailbox.</source>
        <translation>Microsoft demande que quelqu’un accepte que crmsync lise et modifie cette boîte aux lettres.</translation>
    </message>
    <message>
        <source>Sign in again and agree; in a company an administrator may have to do that.</source>
        <translation>Reconnectez-vous et acceptez&#x202f;; dans une entreprise, un administrateur doit peut-être le faire.</translation>
    </message>
    <message>
        <source>Check the client id, and its supported account types, in the Microsoft Entra admin centre.</source>
        <translation>Vérifiez l’identifiant client et ses types de comptes pris en charge dans le centre d’administration Microsoft Entra.</translation>
    </message>
    <message>
        <source>Microsoft does not know this client id, or not for accounts of this kind.</source>
        <translation>Microsoft ne connaît pas cet identifiant client, ou pas pour des comptes de ce type.</translation>
    </message>
    <message>
        <source>Check the client id, its supported account types, and the account&apos;s tenant.</source>
        <translation>Vérifiez l’identifiant client, ses types de comptes pris en charge et le «&#xa0;tenant&#xa0;» du compte.</translation>
    </message>
    <message>
        <source>Microsoft does not know the address crmsync waits at.</source>
        <translation>Microsoft ne connaît pas l’adresse à laquelle crmsync attend.</translation>
    </message>
    <message>
        <source>Give the client the redirect address http://localhost, for “Mobile and desktop applications”.</source>
        <translation>Donnez au client l’adresse de redirection http://localhost, pour «&#xa0;Mobile and desktop applications&#xa0;».</translation>
    </message>
    <message>
        <source>This account does not belong to the tenant that the account&apos;s settings name.</source>
        <translation>Ce compte n’appartient pas au «&#xa0;tenant&#xa0;» indiqué dans les paramètres du compte.</translation>
    </message>
    <message>
        <source>Take the tenant out of the account, or sign in with an account that belongs to it.</source>
        <translation>Retirez le «&#xa0;tenant&#xa0;» du compte, ou connectez-vous avec un compte qui en fait partie.</translation>
    </message>
    <message>
        <source>Microsoft knows no such tenant.</source>
        <translation>Microsoft ne connaît pas ce «&#xa0;tenant&#xa0;».</translation>
    </message>
    <message>
        <source>Correct the account&apos;s &quot;tenant&quot;.</source>
        <translation>Corrigez le «&#xa0;tenant&#xa0;» du compte.</translation>
    </message>
    <message>
        <source>Your organisation wants an administrator to allow crmsync first.</source>
        <translation>Votre organisation demande qu’un administrateur autorise d’abord crmsync.</translation>
    </message>
    <message>
        <source>Ask whoever administers Microsoft 365 there.</source>
        <translation>Adressez-vous à la personne qui y administre Microsoft 365.</translation>
    </message>
    <message>
        <source>Nobody has agreed yet that crmsync may read and write this mailbox.</source>
        <translation>Personne n’a encore accepté que crmsync lise et modifie cette boîte aux lettres.</translation>
    </message>
    <message>
        <source>Microsoft no longer accepts this sign-in: it was revoked, is too old, or the password changed.</source>
        <translation>Microsoft n’accepte plus cette connexion&#xa0;: elle a été révoquée, est trop ancienne, ou le mot de passe a changé.</translation>
    </message>
    <message>
        <source>The account has no client id.</source>
        <translation>Le compte n’a pas d’identifiant client.</translation>
    </message>
    <message>
        <source>Register an application in the Microsoft Entra admin centre and give its client id.</source>
        <translation>Enregistrez une application dans le centre d’administration Microsoft Entra et indiquez son identifiant client.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in answered with something else than expected.</source>
        <translation>La connexion de Microsoft a répondu autre chose que prévu.</translation>
    </message>
    <message>
        <source>Check that this computer&apos;s clock is right, and try again.</source>
        <translation>Vérifiez que l’horloge de cet ordinateur est juste, et réessayez.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in cannot answer now.</source>
        <translation>La connexion de Microsoft ne peut pas répondre pour l’instant.</translation>
    </message>
    <message>
        <source>Microsoft&apos;s sign-in knows nothing of this tenant, or this is not its address.</source>
        <translation>La connexion de Microsoft ne connaît pas ce «&#xa0;tenant&#xa0;», ou ce n’est pas son adresse.</translation>
    </message>
    <message>
        <source>Check the account&apos;s tenant and accounts_url ({url}).</source>
        <translation>Vérifiez le «&#xa0;tenant&#xa0;» et l’accounts_url du compte ({url}).</translation>
    </message>
    <message>
        <source>Photos of Microsoft 365 are not synced.</source>
        <translation>Les photos de Microsoft 365 ne sont pas synchronisées.</translation>
    </message>
    <message>
        <source>Microsoft 365 takes no password from programs.</source>
        <translation>Microsoft 365 n’accepte pas de mot de passe de programmes.</translation>
    </message>
    <message>
        <source>The token object has no &quot;refresh_token&quot;.</source>
        <translation>L’objet jeton n’a pas de «&#xa0;refresh_token&#xa0;».</translation>
    </message>
    <message>
        <source>Give {{&quot;client_id&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}.</source>
        <translation>Indiquez {{&quot;client_id&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}.</translation>
    </message>
    <message>
        <source>This version of Odoo wants a user name and the name of its database.</source>
        <translation>Cette version d’Odoo demande un nom d’utilisateur et le nom de sa base de données.</translation>
    </message>
    <message>
        <source>Give both in the account&apos;s settings.</source>
        <translation>Indiquez les deux dans les paramètres du compte.</translation>
    </message>
    <message>
        <source>Odoo does not accept the user name or the API key.</source>
        <translation>Odoo n’accepte pas le nom d’utilisateur ou la clé API.</translation>
    </message>
    <message>
        <source>{host} does not answer like an Odoo server.</source>
        <translation>{host} ne répond pas comme un serveur Odoo.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address: what the browser shows before /odoo or /web.</source>
        <translation>Vérifiez l’adresse du compte&#xa0;: ce que le navigateur affiche avant /odoo ou /web.</translation>
    </message>
    <message>
        <source>The server knows no such database or address.</source>
        <translation>Le serveur ne connaît pas cette base de données ou cette adresse.</translation>
    </message>
    <message>
        <source>Check the account&apos;s address, and the name of the database.</source>
        <translation>Vérifiez l’adresse du compte et le nom de la base de données.</translation>
    </message>
    <message>
        <source>Odoo&apos;s answer makes no sense.</source>
        <translation>La réponse d’Odoo n’a pas de sens.</translation>
    </message>
    <message>
        <source>Ask whoever administers Odoo.</source>
        <translation>Adressez-vous à l’administrateur d’Odoo.</translation>
    </message>
    <message>
        <source>Make a new API key in Odoo (Preferences, Security), and sign in with it.</source>
        <translation>Créez une nouvelle clé API dans Odoo (Préférences, Sécurité), et connectez-vous avec elle.</translation>
    </message>
    <message>
        <source>Odoo does not accept the API key.</source>
        <translation>Odoo n’accepte pas la clé API.</translation>
    </message>
    <message>
        <source>Your user in Odoo is not allowed to do that.</source>
        <translation>Votre utilisateur dans Odoo n’est pas autorisé à faire cela.</translation>
    </message>
    <message>
        <source>It is not in Odoo any more.</source>
        <translation>La fiche n’est plus dans Odoo.</translation>
    </message>
    <message>
        <source>Odoo has no such records, or its app is not installed.</source>
        <translation>Odoo n’a pas de telles fiches, ou l’application n’y est pas installée.</translation>
    </message>
    <message>
        <source>Odoo was busy with the same record.</source>
        <translation>Odoo était occupé avec la même fiche.</translation>
    </message>
    <message>
        <source>Odoo&apos;s database cannot be reached.</source>
        <translation>La base de données d’Odoo est injoignable.</translation>
    </message>
    <message>
        <source>Odoo has too many requests at once.</source>
        <translation>Odoo reçoit trop de requêtes à la fois.</translation>
    </message>
    <message>
        <source>Odoo failed over it ({error}).</source>
        <translation>Odoo a échoué sur cet élément ({error}).</translation>
    </message>
    <message>
        <source>Odoo does not accept it.</source>
        <translation>Odoo ne l’accepte pas.</translation>
    </message>
    <message>
        <source>The saved place in Odoo&apos;s changes makes no sense.</source>
        <translation>La position enregistrée dans les modifications d’Odoo n’a pas de sens.</translation>
    </message>
    <message>
        <source>the weeks of this series begin on another day than those of the Odoo user&apos;s language</source>
        <translation>les semaines de cette série commencent un autre jour que celles de la langue de l’utilisateur Odoo</translation>
    </message>
    <message>
        <source>a reminder at a fixed time, where Odoo takes a span before the meeting</source>
        <translation>un rappel à une heure fixe, alors qu’Odoo attend une durée avant la réunion</translation>
    </message>
    <message>
        <source>a reminder after the start of the meeting</source>
        <translation>un rappel après le début de la réunion</translation>
    </message>
    <message>
        <source>its first date is none of those on which it repeats</source>
        <translation>sa première date n’est aucune de celles où elle se répète</translation>
    </message>
    <message>
        <source>all of its dates are cancelled</source>
        <translation>toutes ses dates sont annulées</translation>
    </message>
    <message>
        <source>it has more than {number} dates, and Odoo keeps every one as a meeting</source>
        <translation>elle a plus de {number} dates, et Odoo garde chacune comme une réunion</translation>
    </message>
    <message>
        <source>not an instant</source>
        <translation>pas un instant précis</translation>
    </message>
    <message>
        <source>This API key belongs to {name}, not to {other}.</source>
        <translation>Cette clé API appartient à {name}, pas à {other}.</translation>
    </message>
    <message>
        <source>Odoo cannot hold a field as it is mapped: {reasons}.</source>
        <translation>Odoo ne peut pas contenir un champ tel qu’il est associé&#xa0;: {reasons}.</translation>
    </message>
    <message>
        <source>Your user in Odoo may not change {noun}.</source>
        <translation>Votre utilisateur dans Odoo n’a pas le droit de modifier ceci&#xa0;: {noun}.</translation>
    </message>
    <message>
        <source>Or let this mapping write to Outlook only.</source>
        <translation>Ou laissez cette correspondance n’écrire que dans Outlook.</translation>
    </message>
    <message>
        <source>Odoo has no place for {kind} called “{folder}”, or it is hidden from you.</source>
        <translation>Odoo n’a pas d’emplacement «&#xa0;{folder}&#xa0;» pour&#xa0;: {kind}, ou il vous est caché.</translation>
    </message>
    <message>
        <source>Odoo has no saved filter called “{name}” for these records.</source>
        <translation>Odoo n’a pas de filtre enregistré «&#xa0;{name}&#xa0;» pour ces fiches.</translation>
    </message>
    <message>
        <source>Choose “mine”, “all”, or the name of a favourite as Odoo&apos;s search shows it.</source>
        <translation>Choisissez vos propres fiches, toutes, ou le nom d’un favori tel que la recherche d’Odoo l’affiche.</translation>
    </message>
    <message>
        <source>Odoo has no such records, or your user may not see them.</source>
        <translation>Odoo n’a pas de telles fiches, ou votre utilisateur ne peut pas les voir.</translation>
    </message>
    <message>
        <source>The saved filter “{name}” depends on the day, or on other things that only its screen knows.</source>
        <translation>Le filtre enregistré «&#xa0;{name}&#xa0;» dépend du jour, ou d’autres choses que seul son écran connaît.</translation>
    </message>
    <message>
        <source>Save one in Odoo with fixed values, or choose “mine” or “all”.</source>
        <translation>Enregistrez-en un dans Odoo avec des valeurs fixes, ou choisissez vos propres fiches ou toutes.</translation>
    </message>
    <message>
        <source>Odoo failed inside ({error}).</source>
        <translation>Odoo a rencontré une erreur interne ({error}).</translation>
    </message>
    <message>
        <source>When the meeting is, or how it repeats, cannot be told from what Odoo holds.</source>
        <translation>Ce qu’Odoo contient ne dit pas quand la réunion a lieu, ou comment elle se répète.</translation>
    </message>
    <message>
        <source>Odoo wants an API key.</source>
        <translation>Odoo demande une clé API.</translation>
    </message>
    <message>
        <source>Odoo does not show you its {noun}.</source>
        <translation>Odoo ne vous montre pas ceci&#xa0;: {noun}.</translation>
    </message>
    <message>
        <source>It was changed in Odoo meanwhile.</source>
        <translation>La fiche a été modifiée dans Odoo entre-temps.</translation>
    </message>
    <message>
        <source>It was saved in Odoo, but could not be read again.</source>
        <translation>La fiche a été enregistrée dans Odoo, mais n’a pas pu être relue.</translation>
    </message>
    <message>
        <source>Exchange gives its {member} in a form that is not understood.</source>
        <translation>Exchange donne son {member} sous une forme incomprise.</translation>
    </message>
    <message>
        <source>Exchange gives “{value}” as its {member}, which is not understood.</source>
        <translation>Exchange donne «&#xa0;{value}&#xa0;» comme {member}, ce qui est incompris.</translation>
    </message>
    <message>
        <source>it is due again some time after it was done, which other programs do not know</source>
        <translation>son échéance revient un certain temps après son achèvement, ce que d’autres programmes ne connaissent pas</translation>
    </message>
    <message>
        <source>It repeats in a way that is not understood.</source>
        <translation>Sa répétition est incomprise.</translation>
    </message>
    <message>
        <source>not a time zone of Windows</source>
        <translation>pas un fuseau horaire de Windows</translation>
    </message>
    <message>
        <source>It has no start or no end.</source>
        <translation>Il n’a pas de début ou pas de fin.</translation>
    </message>
    <message>
        <source>Only a mail address tells where the Exchange Server is.</source>
        <translation>Seule une adresse e-mail permet de trouver le serveur Exchange.</translation>
    </message>
    <message>
        <source>Give the server&apos;s address, for example mail.example.com, or the mailbox&apos;s mail address.</source>
        <translation>Indiquez l’adresse du serveur, par exemple mail.example.com, ou l’adresse e-mail de la boîte aux lettres.</translation>
    </message>
    <message>
        <source>The Exchange Server is too busy now.</source>
        <translation>Le serveur Exchange est trop occupé pour le moment.</translation>
    </message>
    <message>
        <source>The Exchange Server failed.</source>
        <translation>Le serveur Exchange a échoué.</translation>
    </message>
    <message>
        <source>The folder is not there any more.</source>
        <translation>Le dossier n’existe plus.</translation>
    </message>
    <message>
        <source>The Exchange Server no longer knows the saved place in its changes.</source>
        <translation>Le serveur Exchange ne connaît plus la position enregistrée dans ses modifications.</translation>
    </message>
    <message>
        <source>The Exchange Server refused the sign-in.</source>
        <translation>Le serveur Exchange a refusé la connexion.</translation>
    </message>
    <message>
        <source>This account may not do that in this mailbox.</source>
        <translation>Ce compte n’a pas le droit de faire cela dans cette boîte aux lettres.</translation>
    </message>
    <message>
        <source>Ask the mailbox&apos;s owner, or whoever manages the Exchange Server, for the right to do it.</source>
        <translation>Demandez ce droit au propriétaire de la boîte aux lettres, ou à la personne qui gère le serveur Exchange.</translation>
    </message>
    <message>
        <source>It is larger than the Exchange Server accepts.</source>
        <translation>C’est plus volumineux que ce que le serveur Exchange accepte.</translation>
    </message>
    <message>
        <source>The Exchange Server says that this item is damaged.</source>
        <translation>Le serveur Exchange signale que cet élément est endommagé.</translation>
    </message>
    <message>
        <source>Open it in Outlook, save it again or delete it.</source>
        <translation>Ouvrez-le dans Outlook, enregistrez-le de nouveau ou supprimez-le.</translation>
    </message>
    <message>
        <source>There is no such mailbox on this Exchange Server.</source>
        <translation>Il n’y a pas de telle boîte aux lettres sur ce serveur Exchange.</translation>
    </message>
    <message>
        <source>Check the mail address of the mailbox in the account&apos;s settings.</source>
        <translation>Vérifiez l’adresse e-mail de la boîte aux lettres dans les paramètres du compte.</translation>
    </message>
    <message>
        <source>This Exchange Server is too old.</source>
        <translation>Ce serveur Exchange est trop ancien.</translation>
    </message>
    <message>
        <source>The Exchange Server does not accept how it repeats.</source>
        <translation>Le serveur Exchange n’accepte pas sa répétition.</translation>
    </message>
    <message>
        <source>Change the repetition in the CRM.</source>
        <translation>Modifiez la répétition dans le CRM.</translation>
    </message>
    <message>
        <source>The Exchange Server does not accept when it begins or ends.</source>
        <translation>Le serveur Exchange n’accepte pas son début ou sa fin.</translation>
    </message>
    <message>
        <source>Correct its times.</source>
        <translation>Corrigez ses horaires.</translation>
    </message>
    <message>
        <source>The Exchange Server does not accept one of its values.</source>
        <translation>Le serveur Exchange n’accepte pas une de ses valeurs.</translation>
    </message>
    <message>
        <source>Correct the item.</source>
        <translation>Corrigez l’élément.</translation>
    </message>
    <message>
        <source>The Exchange Server refused it.</source>
        <translation>Le serveur Exchange l’a refusé.</translation>
    </message>
    <message>
        <source>The Exchange Server refused it ({detail}).</source>
        <translation>Le serveur Exchange l’a refusé ({detail}).</translation>
    </message>
    <message>
        <source>This Exchange Server lets no programs in for this account (Exchange Web Services is off).</source>
        <translation>Ce serveur Exchange ne laisse entrer aucun programme pour ce compte (Exchange Web Services est désactivé).</translation>
    </message>
    <message>
        <source>Ask whoever manages the server.</source>
        <translation>Adressez-vous à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>The Exchange Server&apos;s answer makes no sense.</source>
        <translation>La réponse du serveur Exchange n’a pas de sens.</translation>
    </message>
    <message>
        <source>{host} does not answer like an Exchange Server.</source>
        <translation>{host} ne répond pas comme un serveur Exchange.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address; it is mostly the one of Outlook on the web.</source>
        <translation>Vérifiez l’adresse du serveur&#x202f;; c’est le plus souvent celle d’Outlook sur le web.</translation>
    </message>
    <message>
        <source>No Exchange Server was found for {mailbox}.</source>
        <translation>Aucun serveur Exchange n’a été trouvé pour {mailbox}.</translation>
    </message>
    <message>
        <source>No server answers for {mailbox}.</source>
        <translation>Aucun serveur ne répond pour {mailbox}.</translation>
    </message>
    <message>
        <source>Check the network connection, or give the server&apos;s address, for example mail.example.com.</source>
        <translation>Vérifiez la connexion réseau, ou indiquez l’adresse du serveur, par exemple mail.example.com.</translation>
    </message>
    <message>
        <source>Give the server&apos;s address, for example mail.example.com.</source>
        <translation>Indiquez l’adresse du serveur, par exemple mail.example.com.</translation>
    </message>
    <message>
        <source>This mailbox is in Microsoft 365, which lets programs in through Microsoft Graph only.</source>
        <translation>Cette boîte aux lettres est dans Microsoft 365, qui ne laisse entrer les programmes que par Microsoft Graph.</translation>
    </message>
    <message>
        <source>Connect it as Microsoft 365 instead of Exchange Server.</source>
        <translation>Connectez-la comme Microsoft 365 et non comme Exchange Server.</translation>
    </message>
    <message>
        <source>The server no longer accepts this sign-in: it was revoked, is too old, or the password changed.</source>
        <translation>Le serveur n’accepte plus cette connexion&#xa0;: elle a été révoquée, est trop ancienne, ou le mot de passe a changé.</translation>
    </message>
    <message>
        <source>The server does not let this client sign in.</source>
        <translation>Le serveur ne laisse pas ce client se connecter.</translation>
    </message>
    <message>
        <source>Check the client id and its secret, and the account&apos;s token_url.</source>
        <translation>Vérifiez l’ID client et son secret, ainsi que le token_url du compte.</translation>
    </message>
    <message>
        <source>The sign-in server answered with something else than expected.</source>
        <translation>Le serveur de connexion a répondu autre chose que prévu.</translation>
    </message>
    <message>
        <source>Check the account&apos;s token_url.</source>
        <translation>Vérifiez le token_url du compte.</translation>
    </message>
    <message>
        <source>The sign-in server cannot answer now.</source>
        <translation>Le serveur de connexion ne peut pas répondre pour le moment.</translation>
    </message>
    <message>
        <source>Photos of Exchange Server are not synced.</source>
        <translation>Les photos d’Exchange Server ne sont pas synchronisées.</translation>
    </message>
    <message>
        <source>An Exchange Server wants a password, or tokens that were got elsewhere.</source>
        <translation>Un serveur Exchange demande un mot de passe, ou des jetons obtenus ailleurs.</translation>
    </message>
    <message>
        <source>Give {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}; some clients have no secret.</source>
        <translation>Indiquez {{&quot;client_id&quot;: &quot;…&quot;, &quot;client_secret&quot;: &quot;…&quot;, &quot;refresh_token&quot;: &quot;…&quot;}}&#x202f;; certains clients n’ont pas de secret.</translation>
    </message>
</context>
<context>
    <name>MicrosoftPart</name>
    <message>
        <source>Your browser asks whether crmsync may use your mailbox. Agree there.</source>
        <translation>Votre navigateur demande si crmsync peut utiliser votre boîte aux lettres. Acceptez-y.</translation>
    </message>
    <message>
        <source>Waiting until you have agreed.</source>
        <translation>En attente de votre accord.</translation>
    </message>
    <message>
        <source>Microsoft wants every program to be registered, once for everybody in an organisation: in the Microsoft Entra admin centre under “App registrations”, with the platform “Mobile and desktop applications” and the redirect address {address}. Copy the “Application (client) ID” into here; there is no secret.</source>
        <translation>Microsoft veut que chaque programme soit inscrit, une fois pour toute une organisation&#xa0;: dans le centre d’administration Microsoft Entra, sous «&#xa0;Inscriptions d’applications&#xa0;», avec la plateforme «&#xa0;Applications mobiles et de bureau&#xa0;» et l’adresse de redirection {address}. Copiez ici l’«&#xa0;ID d’application (client)&#xa0;»&#x202f;; il n’y a pas de secret.</translation>
    </message>
    <message>
        <source>Microsoft wants every program to be registered, once for everybody in an organisation: in the Microsoft Entra admin centre under “App registrations”, with “Allow public client flows” switched on. Copy the “Application (client) ID” into here. You then type a code in on any device.</source>
        <translation>Microsoft veut que chaque programme soit inscrit, une fois pour toute une organisation&#xa0;: dans le centre d’administration Microsoft Entra, sous «&#xa0;Inscriptions d’applications&#xa0;», avec «&#xa0;Autoriser les flux clients publics&#xa0;» activé. Copiez ici l’«&#xa0;ID d’application (client)&#xa0;». Vous tapez ensuite un code sur n’importe quel appareil.</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>With a code, on any device</source>
        <translation>Avec un code, sur n’importe quel appareil</translation>
    </message>
    <message>
        <source>&amp;Mail address</source>
        <translation>Adresse &amp;e-mail</translation>
    </message>
    <message>
        <source>May stay empty; given, Microsoft proposes this account.</source>
        <translation>Peut rester vide&#x202f;; sinon, Microsoft propose ce compte.</translation>
    </message>
    <message>
        <source>&amp;How to sign in</source>
        <translation>&amp;Mode de connexion</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>&amp;ID client</translation>
    </message>
    <message>
        <source>Your own registration&apos;s, or ask whoever administers Microsoft 365 where you work.</source>
        <translation>Celui de votre propre inscription, ou demandez-le à la personne qui administre Microsoft 365 dans votre entreprise.</translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation>Te&amp;nant</translation>
    </message>
    <message>
        <source>The domain or ID of one organisation; needed if the registration is only for it. Empty: work, school and personal accounts.</source>
        <translation>Le domaine ou l’ID d’une organisation&#x202f;; nécessaire si l’inscription ne vaut que pour elle. Vide&#xa0;: comptes professionnels, scolaires et personnels.</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>Pl&amp;us</translation>
    </message>
    <message>
        <source>Connect &amp;Exchange Server instead</source>
        <translation>Connecter plutôt E&amp;xchange Server</translation>
    </message>
    <message>
        <source>Open the &amp;admin centre …</source>
        <translation>&amp;Ouvrir le centre d’administration…</translation>
    </message>
    <message>
        <source>Cop&amp;y the redirect address</source>
        <translation>&amp;Copier l’adresse de redirection</translation>
    </message>
    <message>
        <source>Work, school and personal accounts. A mailbox on an Exchange Server of your organisation&apos;s own is not in Microsoft 365: it is reached as “Exchange Server”.</source>
        <translation>Comptes professionnels, scolaires et personnels. Une boîte aux lettres sur un serveur Exchange propre à votre organisation n’est pas dans Microsoft 365&#xa0;: elle se connecte comme «&#xa0;Exchange Server&#xa0;».</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Rename the mapping</source>
        <translation>Renommer la correspondance</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Veuillez vous connecter à {account}</translation>
    </message>
    <message>
        <source>Until then nothing is synced there.</source>
        <translation>D’ici là, rien n’y est synchronisé.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La synchronisation ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>%n mapping(s) could not be synced</source>
        <translation>
            <numerusform>%n correspondance n’a pas pu être synchronisée</numerusform>
            <numerusform>%n correspondances n’ont pas pu être synchronisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) synced</source>
        <translation>
            <numerusform>%n modification synchronisée</numerusform>
            <numerusform>%n modifications synchronisées</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>crmsync goes on in the background</source>
        <translation>crmsync continue en arrière-plan</translation>
    </message>
    <message>
        <source>Its icon has the menu; Quit ends it.</source>
        <translation>Son icône ouvre le menu&#x202f;; «&#xa0;Quitter&#xa0;» l’arrête.</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>What crmsync tells you while you do not look at its window.</source>
        <translation>Ce que crmsync vous signale quand vous ne regardez pas sa fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Quiet for a while</source>
        <translation>&amp;Suspendre un moment</translation>
    </message>
    <message>
        <source>Tell me a&amp;gain</source>
        <translation>&amp;Réactiver les notifications</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Pendant &amp;30 minutes</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Pendant &amp;1 heure</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>Quiet until {moment}</source>
        <translation>Notifications suspendues jusqu’à&#xa0;: {moment}</translation>
    </message>
</context>
<context>
    <name>OdooPart</name>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>What the browser shows before /odoo or /web.</source>
        <translation>Ce que le navigateur affiche avant /odoo ou /web.</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de données</translation>
    </message>
    <message>
        <source>Only where the server has several, or before Odoo 19.</source>
        <translation>Seulement si le serveur en a plusieurs, ou avant Odoo 19.</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>Mostly your mail address</source>
        <translation>Le plus souvent votre adresse e-mail</translation>
    </message>
    <message>
        <source>A&amp;PI key</source>
        <translation>Clé AP&amp;I</translation>
    </message>
    <message>
        <source>In Odoo: open Preferences, Security, make a new API key, and copy it into here.</source>
        <translation>Dans Odoo&#xa0;: ouvrez Préférences, Sécurité, créez une nouvelle clé API et copiez-la ici.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>In step</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Some items have problems</source>
        <translation>Certains éléments posent problème</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Attend votre accord</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Connexion requise</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>N’a pas pu s’exécuter</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>What is synced</source>
        <translation>Ce qui est synchronisé</translation>
    </message>
    <message>
        <source>Sign &amp;in to {account} …</source>
        <translation>Se &amp;connecter à {account}…</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s)</source>
        <translation>
            <numerusform>&amp;Examiner %n modification</numerusform>
            <numerusform>&amp;Examiner %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Last in step: {moment}</source>
        <translation>Dernière synchronisation réussie&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n paire</numerusform>
            <numerusform>%n paires</numerusform>
        </translation>
    </message>
    <message>
        <source>{outcome}, {pairs}</source>
        <translation>{outcome}, {pairs}</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>The names are those that the services use, not the ones on their screens.</source>
        <translation>Les noms sont ceux qu’utilisent les services, pas ceux affichés à l’écran.</translation>
    </message>
    <message>
        <source>Sync one more field</source>
        <translation>Synchroniser un champ de plus</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Champ</translation>
    </message>
    <message>
        <source>Name in &amp;Outlook</source>
        <translation>Nom dans &amp;Outlook</translation>
    </message>
    <message>
        <source>Name in the &amp;CRM</source>
        <translation>Nom dans le C&amp;RM</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Link</source>
        <translation>Lier</translation>
    </message>
    <message>
        <source>{name} is linked with the one you choose; nothing is written before you accept.</source>
        <translation>{name} sera lié à l’élément que vous choisissez&#x202f;; rien n’est écrit avant votre accord.</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>&amp;Items without a counterpart</source>
        <translation>Élément&amp;s sans homologue</translation>
    </message>
    <message>
        <source>&amp;Link with it</source>
        <translation>&amp;Lier</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>{name} ({telling})</source>
        <translation>{name} ({telling})</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Once more</source>
        <translation>&amp;Encore une fois</translation>
    </message>
    <message>
        <source>&amp;Protect</source>
        <translation>P&amp;rotéger</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Déverrouiller</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>Pas main&amp;tenant</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Se connecter à {account}</translation>
    </message>
    <message>
        <source>You chose that nothing is stored, so it is asked for at each start.</source>
        <translation>Vous avez choisi de ne rien enregistrer&#xa0;: il est donc demandé à chaque démarrage.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>It protects the passwords that crmsync keeps. Nobody can restore it.</source>
        <translation>Elle protège les mots de passe que crmsync conserve. Personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choisissez une phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>It opens the passwords that crmsync keeps.</source>
        <translation>Elle ouvre les mots de passe que crmsync conserve.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux saisies ne sont pas identiques.</translation>
    </message>
</context>
<context>
    <name>PasswordPart</name>
    <message>
        <source>Certificate authority</source>
        <translation>Autorité de certification</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificats (*.pem *.crt)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Certificate &amp;authority</source>
        <translation>Aut&amp;orité de certification</translation>
    </message>
    <message>
        <source>The file of your own certificate authority, if your organisation has one (PEM).</source>
        <translation>Le fichier de l’autorité de certification de votre organisation, si elle en a une (PEM).</translation>
    </message>
    <message>
        <source>C&amp;hoose a file …</source>
        <translation>C&amp;hoisir un fichier…</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>For &amp;30 minutes</source>
        <translation>Pendant &amp;30 minutes</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Pendant &amp;1 heure</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>Jusqu’à ce que je &amp;reprenne</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>stopped by you</source>
        <translation>arrêté par vous</translation>
    </message>
    <message>
        <source>Nothing had to be written.</source>
        <translation>Il n’y avait rien à écrire.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Rien n’a été écrit</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) written in {side}</source>
        <translation>
            <numerusform>%n modification écrite dans {side}</numerusform>
            <numerusform>%n modifications écrites dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) linked</source>
        <translation>
            <numerusform>%n paire liée</numerusform>
            <numerusform>%n paires liées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose</source>
        <comment>which of several items it is</comment>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Link</source>
        <comment>two records that are the same</comment>
        <translation>Lier</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>les deux côtés</translation>
    </message>
    <message>
        <source>{outlook} in Outlook = {crm} in the CRM</source>
        <translation>{outlook} dans Outlook = {crm} dans le CRM</translation>
    </message>
    <message>
        <source>Could be: {names}</source>
        <translation>Possibles&#xa0;: {names}</translation>
    </message>
    <message>
        <source>A new record with everything that can be taken over</source>
        <translation>Une nouvelle fiche avec tout ce qui peut être repris</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>La fiche entière</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}&#xa0;: {old} → {new}</translation>
    </message>
    <message>
        <source>it matches several records, or several match it</source>
        <translation>il correspond à plusieurs fiches, ou plusieurs lui correspondent</translation>
    </message>
    <message>
        <source>{reason} (score {score})</source>
        <translation>{reason} (score {score})</translation>
    </message>
    <message>
        <source>you chose to link them</source>
        <translation>vous avez choisi de les lier</translation>
    </message>
    <message>
        <source>the same mail address</source>
        <translation>la même adresse e-mail</translation>
    </message>
    <message>
        <source>the same name and phone number</source>
        <translation>les mêmes nom et numéro de téléphone</translation>
    </message>
    <message>
        <source>the same name and company</source>
        <translation>les mêmes nom et société</translation>
    </message>
    <message>
        <source>the same subject and due date</source>
        <translation>les mêmes objet et échéance</translation>
    </message>
    <message>
        <source>the very same meeting</source>
        <translation>exactement la même réunion</translation>
    </message>
    <message>
        <source>the same title and start</source>
        <translation>les mêmes titre et début</translation>
    </message>
    <message>
        <source>alike in everything</source>
        <translation>semblables en tout</translation>
    </message>
    <message>
        <source>Will be done</source>
        <translation>Sera fait</translation>
    </message>
    <message>
        <source>Accepted, not done yet</source>
        <translation>Accepté, pas encore fait</translation>
    </message>
    <message>
        <source>Will be done if you accept</source>
        <translation>Sera fait si vous acceptez</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>Link with {name}</source>
        <translation>Lier à {name}</translation>
    </message>
    <message>
        <source>Skip: it gets no counterpart</source>
        <translation>Ignorer&#xa0;: reste sans homologue</translation>
    </message>
    <message>
        <source>Refused: it stays as it is</source>
        <translation>Refusé&#xa0;: reste tel quel</translation>
    </message>
    <message>
        <source>Not the same: create both</source>
        <translation>Distinctes&#xa0;: créer les deux</translation>
    </message>
    <message>
        <source>Create it on the other side</source>
        <translation>Créer de l’autre côté</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lier</translation>
    </message>
    <message>
        <source>{deed} in {side}</source>
        <translation>{deed} dans {side}</translation>
    </message>
    <message>
        <source>Keep what you decided</source>
        <translation>Garder vos décisions</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>moins d’une minute</translation>
    </message>
    <message>
        <source>nobody gets mail</source>
        <translation>personne ne reçoit d’e-mail</translation>
    </message>
    <message numerus="yes">
        <source>About %n request(s)</source>
        <translation>
            <numerusform>Environ %n requête</numerusform>
            <numerusform>Environ %n requêtes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>environ %n minute</numerusform>
            <numerusform>environ %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make all %n change(s)</source>
        <translation>
            <numerusform>Effectuer %n modification</numerusform>
            <numerusform>Effectuer les %n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the calendar&apos;s server mails %n guest(s)</source>
        <translation>
            <numerusform>le serveur du calendrier écrit à %n invité</numerusform>
            <numerusform>le serveur du calendrier écrit à %n invités</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody gets mail (%n guest(s) would, were it allowed)</source>
        <translation>
            <numerusform>personne ne reçoit d’e-mail (%n invité en recevrait si c’était permis)</numerusform>
            <numerusform>personne ne reçoit d’e-mail (%n invités en recevraient si c’était permis)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n contact(s) in {side}</source>
        <translation>
            <numerusform>créer %n contact dans {side}</numerusform>
            <numerusform>créer %n contacts dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n task(s) in {side}</source>
        <translation>
            <numerusform>créer %n tâche dans {side}</numerusform>
            <numerusform>créer %n tâches dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n meeting(s) in {side}</source>
        <translation>
            <numerusform>créer %n réunion dans {side}</numerusform>
            <numerusform>créer %n réunions dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s) in {side}</source>
        <translation>
            <numerusform>modifier %n contact dans {side}</numerusform>
            <numerusform>modifier %n contacts dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n task(s) in {side}</source>
        <translation>
            <numerusform>modifier %n tâche dans {side}</numerusform>
            <numerusform>modifier %n tâches dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n meeting(s) in {side}</source>
        <translation>
            <numerusform>modifier %n réunion dans {side}</numerusform>
            <numerusform>modifier %n réunions dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s) in {side}</source>
        <translation>
            <numerusform>supprimer %n contact dans {side}</numerusform>
            <numerusform>supprimer %n contacts dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n task(s) in {side}</source>
        <translation>
            <numerusform>supprimer %n tâche dans {side}</numerusform>
            <numerusform>supprimer %n tâches dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n meeting(s) in {side}</source>
        <translation>
            <numerusform>supprimer %n réunion dans {side}</numerusform>
            <numerusform>supprimer %n réunions dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n photo(s) in {side}</source>
        <translation>
            <numerusform>changer %n photo dans {side}</numerusform>
            <numerusform>changer %n photos dans {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>link %n pair(s)</source>
        <translation>
            <numerusform>lier %n paire</numerusform>
            <numerusform>lier %n paires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ligne nouvelle</numerusform>
            <numerusform>%n lignes nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ligne modifiée</numerusform>
            <numerusform>%n lignes modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n ligne disparue</numerusform>
            <numerusform>%n lignes disparues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Ce qu’il en advient</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Fait</translation>
    </message>
    <message>
        <source>✗ Not done</source>
        <translation>✗ Non fait</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>What the sync would do</source>
        <translation>Ce que ferait la synchronisation</translation>
    </message>
    <message>
        <source>Look aga&amp;in</source>
        <translation>E&amp;xaminer de nouveau</translation>
    </message>
    <message>
        <source>&amp;Export as CSV …</source>
        <translation>&amp;Exporter en CSV…</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>Se &amp;connecter…</translation>
    </message>
    <message>
        <source>Show in Acti&amp;vity</source>
        <translation>Afficher dans Acti&amp;vité</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Refuse what is held …</source>
        <translation>&amp;Refuser ce qui attend…</translation>
    </message>
    <message>
        <source>The plan is not the one you saw: {difference}.</source>
        <translation>Le plan n’est pas celui que vous avez vu&#xa0;: {difference}.</translation>
    </message>
    <message>
        <source>The plan with your decisions: {difference}.</source>
        <translation>Le plan avec vos décisions&#xa0;: {difference}.</translation>
    </message>
    <message>
        <source>Meanwhile the plan changed: {difference}. Nothing of that was written.</source>
        <translation>Entre-temps, le plan a changé&#xa0;: {difference}. Rien de cela n’a été écrit.</translation>
    </message>
    <message numerus="yes">
        <source>Refuse the %n held change(s)?</source>
        <translation>
            <numerusform>Refuser %n modification en attente&#x202f;?</numerusform>
            <numerusform>Refuser les %n modifications en attente&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>What they would change stays as it is on both sides, also in later syncs.</source>
        <translation>Ce qu’elles changeraient reste tel quel des deux côtés, aussi lors des prochaines synchronisations.</translation>
    </message>
    <message>
        <source>Refuse them</source>
        <translation>Les refuser</translation>
    </message>
    <message>
        <source>Keep them waiting</source>
        <translation>Les laisser en attente</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Examen de ce qui serait fait…</translation>
    </message>
    <message>
        <source>Carrying out what you accepted …</source>
        <translation>Exécution de ce que vous avez accepté…</translation>
    </message>
    <message>
        <source>This is what became of it.</source>
        <translation>Voici ce qu’il en est advenu.</translation>
    </message>
    <message>
        <source>Nothing is written before you accept it.</source>
        <translation>Rien n’est écrit avant votre accord.</translation>
    </message>
    <message>
        <source>If you accept: {deeds}.</source>
        <translation>Si vous acceptez&#xa0;: {deeds}.</translation>
    </message>
    <message>
        <source>There is no plan to show</source>
        <translation>Il n’y a pas de plan à afficher</translation>
    </message>
    <message>
        <source>See above why.</source>
        <translation>La raison est indiquée ci-dessus.</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Il n’y a rien à écrire.</translation>
    </message>
    <message>
        <source>There is nothing to write yet. Start, and what changes from now on is synced.</source>
        <translation>Il n’y a encore rien à écrire. Démarrez, et ce qui change désormais sera synchronisé.</translation>
    </message>
    <message>
        <source>Both sides are in step</source>
        <translation>Les deux côtés sont à jour</translation>
    </message>
    <message>
        <source>Confirm the deletions first: no limit holds them, so the next sync makes them.</source>
        <translation>Confirmez d’abord les suppressions&#xa0;: aucune limite ne les retient, la prochaine synchronisation les effectue donc.</translation>
    </message>
    <message>
        <source>Look again: a sync ran meanwhile</source>
        <translation>Réexaminer&#xa0;: une synchronisation a eu lieu</translation>
    </message>
    <message numerus="yes">
        <source>Show the plan with your %n decision(s)</source>
        <translation>
            <numerusform>Afficher le plan avec votre %n décision</numerusform>
            <numerusform>Afficher le plan avec vos %n décisions</numerusform>
        </translation>
    </message>
    <message>
        <source>Start syncing</source>
        <translation>Démarrer la synchronisation</translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>Rien à écrire</translation>
    </message>
    <message>
        <source>Export the preview</source>
        <translation>Exporter l’aperçu</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>Close without your %n decision(s)?</source>
        <translation>
            <numerusform>Fermer sans votre %n décision&#x202f;?</numerusform>
            <numerusform>Fermer sans vos %n décisions&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept only if you accept the plan.</source>
        <translation>Elles ne sont conservées que si vous acceptez le plan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Go on deciding</source>
        <translation>Continuer à décider</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>crmsync sends data to your own accounts only. Here is what stays in Outlook.</source>
        <translation>crmsync n’envoie de données qu’à vos propres comptes. Voici ce qui reste dans Outlook.</translation>
    </message>
    <message>
        <source>&amp;Fields that never leave Outlook</source>
        <translation>Champs qui ne &amp;quittent jamais Outlook</translation>
    </message>
    <message>
        <source>They are not synced any more; what the CRM holds of them already stays there.</source>
        <translation>Ils ne sont plus synchronisés&#x202f;; ce que le CRM en contient déjà y reste.</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Sign in to {account} …</source>
        <translation>Se connecter à {account}…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Leave it out …</source>
        <translation>L’exclure…</translation>
    </message>
    <message numerus="yes">
        <source>{mapping}, tried %n time(s)</source>
        <translation>
            <numerusform>{mapping}, %n tentative</numerusform>
            <numerusform>{mapping}, %n tentatives</numerusform>
        </translation>
    </message>
    <message>
        <source>{tried}; by itself again after {moment}</source>
        <translation>{tried}&#x202f;; prochain essai automatique&#xa0;: {moment}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting for another crmsync to finish …</source>
        <translation>Attente de la fin d’un autre crmsync…</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>{mapping}: changes read: {done}</source>
        <translation>{mapping}&#xa0;: modifications lues&#xa0;: {done}</translation>
    </message>
    <message>
        <source>{mapping}: comparing both sides</source>
        <translation>{mapping}&#xa0;: comparaison des deux côtés</translation>
    </message>
    <message>
        <source>{mapping}: {done} of {total} changes written</source>
        <translation>{mapping}&#xa0;: {done} modifications sur {total} écrites</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Looking at what would be done …</source>
        <translation>Examen de ce qui serait fait…</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Annulation en cours…</translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message>
        <source>Keep the sign-in</source>
        <translation>Conserver la connexion</translation>
    </message>
    <message>
        <source>Protect it with a &amp;passphrase</source>
        <translation>Protéger par une &amp;phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Keep nothing: sign in again at each start</source>
        <translation>&amp;Ne rien conserver&#xa0;: se reconnecter à chaque démarrage</translation>
    </message>
    <message>
        <source>This session has no keyring</source>
        <translation>Cette session n’a pas de trousseau de clés</translation>
    </message>
    <message>
        <source>Passwords are never written to the disk unprotected. How shall crmsync keep them?</source>
        <translation>Les mots de passe ne sont jamais écrits sur le disque sans protection. Comment crmsync doit-il les conserver&#x202f;?</translation>
    </message>
    <message>
        <source>You type it in at each start. Nobody can restore it.</source>
        <translation>Vous la saisissez à chaque démarrage. Personne ne peut la retrouver.</translation>
    </message>
    <message>
        <source>Nothing is on the disk; until you have signed in, nothing is synced.</source>
        <translation>Rien n’est sur le disque&#x202f;; tant que vous n’êtes pas connecté, rien n’est synchronisé.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>Another server (CalDAV, CardDAV)</source>
        <translation>Un autre serveur (CalDAV, CardDAV)</translation>
    </message>
    <message>
        <source>Contacts and calendars. Apple does not let other programs reach reminders.</source>
        <translation>Contacts et calendriers. Apple ne laisse pas d’autres programmes accéder aux rappels.</translation>
    </message>
    <message>
        <source>Contacts only: Google&apos;s calendars and tasks take no password from programs, and crmsync cannot sign in to Google in the browser yet. Google may refuse app passwords in accounts of an organisation.</source>
        <translation>Contacts uniquement&#xa0;: les calendriers et les tâches de Google n’acceptent aucun mot de passe de programme, et crmsync ne sait pas encore se connecter à Google dans le navigateur. Google peut refuser les mots de passe d’application dans les comptes d’une organisation.</translation>
    </message>
    <message>
        <source>The calendar and contacts of Zoho Mail; Zoho CRM itself follows on the next page.</source>
        <translation>Le calendrier et les contacts de Zoho Mail&#x202f;; Zoho CRM lui-même suit à la page suivante.</translation>
    </message>
    <message>
        <source>The address is the one that you open in the browser.</source>
        <translation>L’adresse est celle que vous ouvrez dans le navigateur.</translation>
    </message>
    <message>
        <source>Not for an Exchange Server, which speaks neither of the two: choose “Exchange Server” for it.</source>
        <translation>Pas pour un serveur Exchange, qui ne parle aucun des deux&#xa0;: choisissez pour lui «&#xa0;Exchange Server&#xa0;».</translation>
    </message>
    <message>
        <source>One that you make for crmsync there, not your usual one.</source>
        <translation>Un mot de passe que vous y créez pour crmsync, pas le mot de passe habituel.</translation>
    </message>
    <message>
        <source>If you sign in with two factors: one that you make for crmsync there.</source>
        <translation>Si vous vous connectez avec deux facteurs&#xa0;: un mot de passe que vous y créez pour crmsync.</translation>
    </message>
    <message>
        <source>The password of your mailbox.</source>
        <translation>Le mot de passe de votre boîte aux lettres.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it changed in {source}</source>
        <translation>cela a changé dans {source}</translation>
    </message>
    <message>
        <source>it changed on both sides and {source} wins</source>
        <translation>cela a changé des deux côtés et {source} l’emporte</translation>
    </message>
    <message>
        <source>it changed on both sides and the change in {source} is newer</source>
        <translation>cela a changé des deux côtés et la modification dans {source} est plus récente</translation>
    </message>
    <message>
        <source>you chose this value</source>
        <translation>vous avez choisi cette valeur</translation>
    </message>
    <message>
        <source>it was empty in {target}</source>
        <translation>le champ était vide dans {target}</translation>
    </message>
    <message>
        <source>the two records were matched and differ here; {source} wins</source>
        <translation>les deux fiches ont été rapprochées et diffèrent ici&#x202f;; {source} l’emporte</translation>
    </message>
    <message>
        <source>it is new in {source}</source>
        <translation>l’élément est nouveau dans {source}</translation>
    </message>
    <message>
        <source>it was deleted in {target} but edited in {source} since; an edit beats a deletion</source>
        <translation>l’élément a été supprimé dans {target}, mais modifié depuis dans {source}&#x202f;; une modification l’emporte sur une suppression</translation>
    </message>
    <message>
        <source>it was deleted in {source}</source>
        <translation>l’élément a été supprimé dans {source}</translation>
    </message>
    <message>
        <source>it no longer belongs to this mapping in {source}; the pair is no longer synced, nothing is deleted</source>
        <translation>l’élément ne relève plus de cette correspondance dans {source}&#x202f;; la paire n’est plus synchronisée, rien n’est supprimé</translation>
    </message>
    <message>
        <source>it belongs to this mapping again; the pair is synced again</source>
        <translation>l’élément relève de nouveau de cette correspondance&#x202f;; la paire est de nouveau synchronisée</translation>
    </message>
    <message>
        <source>it was deleted in {source}; this mapping does not pass deletions on to {target}</source>
        <translation>l’élément a été supprimé dans {source}&#x202f;; cette correspondance ne répercute pas les suppressions dans {target}</translation>
    </message>
    <message>
        <source>its counterpart is gone</source>
        <translation>son homologue n’existe plus</translation>
    </message>
    <message>
        <source>its record was merged into another one in {source}</source>
        <translation>sa fiche a été fusionnée avec une autre dans {source}</translation>
    </message>
    <message>
        <source>it undoes run {run}</source>
        <translation>cela annule l’exécution {run}</translation>
    </message>
    <message>
        <source>you refused this change</source>
        <translation>vous avez refusé cette modification</translation>
    </message>
</context>
<context>
    <name>Recurrence</name>
    <message>
        <source>{series} until {day}</source>
        <translation>{series} jusqu’au {day}</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>chaque jour</translation>
    </message>
    <message>
        <source>every working day</source>
        <translation>chaque jour ouvré</translation>
    </message>
    <message>
        <source>every {days}</source>
        <translation>chaque {days}</translation>
    </message>
    <message>
        <source>every second {day}</source>
        <translation>un {day} sur deux</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>chaque semaine</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>chaque mois</translation>
    </message>
    <message>
        <source>every month, {days}</source>
        <translation>chaque mois, {days}</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>chaque année</translation>
    </message>
    <message>
        <source>every year, {days}</source>
        <translation>chaque année, {days}</translation>
    </message>
    <message>
        <source>in {month}</source>
        <translation>en {month}</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of each year, for Qt</comment>
        <translation>&apos;le&apos; d MMMM</translation>
    </message>
    <message>
        <source>{days} of {month}</source>
        <translation>{days} en {month}</translation>
    </message>
    <message>
        <source>each {day}</source>
        <translation>chaque {day}</translation>
    </message>
    <message>
        <source>the first {day}</source>
        <translation>le premier {day}</translation>
    </message>
    <message>
        <source>the second {day}</source>
        <translation>le deuxième {day}</translation>
    </message>
    <message>
        <source>the third {day}</source>
        <translation>le troisième {day}</translation>
    </message>
    <message>
        <source>the fourth {day}</source>
        <translation>le quatrième {day}</translation>
    </message>
    <message>
        <source>the fifth {day}</source>
        <translation>le cinquième {day}</translation>
    </message>
    <message>
        <source>the last {day}</source>
        <translation>le dernier {day}</translation>
    </message>
    <message>
        <source>the last but one {day}</source>
        <translation>l’avant-dernier {day}</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>le dernier jour</translation>
    </message>
    <message>
        <source>on day {number}</source>
        <translation>le {number}</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>tous les %n jours</numerusform>
            <numerusform>tous les %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s)</source>
        <translation>
            <numerusform>toutes les %n semaines</numerusform>
            <numerusform>toutes les %n semaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s)</source>
        <translation>
            <numerusform>tous les %n mois</numerusform>
            <numerusform>tous les %n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s)</source>
        <translation>
            <numerusform>tous les %n ans</numerusform>
            <numerusform>tous les %n ans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{series}, %n time(s)</source>
        <translation>
            <numerusform>{series}, %n fois</numerusform>
            <numerusform>{series}, %n fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s) on {days}</source>
        <translation>
            <numerusform>toutes les %n semaines, le {days}</numerusform>
            <numerusform>toutes les %n semaines, le {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s), {days}</source>
        <translation>
            <numerusform>tous les %n mois, {days}</numerusform>
            <numerusform>tous les %n mois, {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s), {days}</source>
        <translation>
            <numerusform>tous les %n ans, {days}</numerusform>
            <numerusform>tous les %n ans, {days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Region</name>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europe</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Inde</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australie</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japon</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Chine</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>Arabie saoudite</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>A sync goes on; what you decide is noted as soon as it has ended.</source>
        <translation>Une synchronisation est en cours&#x202f;; vos décisions seront notées dès qu’elle sera terminée.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message>
        <source>Conflicts, problems and changes that need your yes will be listed here.</source>
        <translation>Les conflits, les problèmes et les modifications qui demandent votre accord seront listés ici.</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title} ({count})</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>These changed on both sides since they were last in step. What loses is kept.</source>
        <translation>Ces champs ont changé des deux côtés depuis la dernière synchronisation. La valeur perdante est conservée.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>These could not be synced; everything else was.</source>
        <translation>Ces éléments n’ont pas pu être synchronisés&#x202f;; tout le reste l’a été.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Non repris</translation>
    </message>
    <message>
        <source>One side cannot hold these; the rest of each record is synced.</source>
        <translation>L’un des côtés ne peut pas contenir ces valeurs&#x202f;; le reste de chaque fiche est synchronisé.</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Non synchronisés</translation>
    </message>
    <message>
        <source>These are on one side only and stay there, because you or the mapping said so.</source>
        <translation>Ces éléments ne sont que d’un côté et y restent, parce que vous ou la correspondance l’avez décidé.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for your yes</source>
        <translation>
            <numerusform>%n modification attend votre accord</numerusform>
            <numerusform>%n modifications attendent votre accord</numerusform>
        </translation>
    </message>
    <message>
        <source>Look and &amp;decide …</source>
        <translation>Voir et &amp;décider…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) with more than one possible counterpart</source>
        <translation>
            <numerusform>%n fiche avec plusieurs homologues possibles</numerusform>
            <numerusform>%n fiches avec plusieurs homologues possibles</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Choose the right ones …</source>
        <translation>&amp;Choisir les bons…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) noted; the next sync carries them out.</source>
        <translation>
            <numerusform>%n décision notée&#x202f;; la prochaine synchronisation l’applique.</numerusform>
            <numerusform>%n décisions notées&#x202f;; la prochaine synchronisation les applique.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave “{record}” out?</source>
        <translation>Exclure «&#xa0;{record}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>It stays as it is on both sides and is not synced any more, until you take it in again.</source>
        <translation>L’élément reste tel quel des deux côtés et n’est plus synchronisé, jusqu’à ce que vous le repreniez.</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>&amp;L’exclure</translation>
    </message>
    <message>
        <source>&amp;Keep syncing it</source>
        <translation>&amp;Continuer à le synchroniser</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
</context>
<context>
    <name>SampleWindow</name>
    <message>
        <source>crmsync with sample data</source>
        <translation>crmsync avec des données fictives</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>When crmsync syncs by itself. To stop for a while, pause it in the tray or the overview.</source>
        <translation>Quand crmsync synchronise de lui-même. Pour l’arrêter un moment, mettez-le en pause dans la zone de notification ou la vue d’ensemble.</translation>
    </message>
</context>
<context>
    <name>ScopePage</name>
    <message>
        <source>What is synced</source>
        <translation>Ce qui est synchronisé</translation>
    </message>
    <message>
        <source>Looking what there is …</source>
        <translation>Recherche de ce qu’il y a…</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Ré&amp;essayer</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>En afficher %n de plus</numerusform>
            <numerusform>En afficher %n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>{field} stayed {old} in {side}, which did not take another value</source>
        <translation>{field}&#xa0;: {old} inchangé dans {side}, qui n’a pas accepté d’autre valeur</translation>
    </message>
    <message>
        <source>{field} is {outlook} in Outlook and {crm} in the CRM</source>
        <translation>{field}&#xa0;: {outlook} dans Outlook et {crm} dans le CRM</translation>
    </message>
    <message>
        <source>Created in {side}, because {why}</source>
        <translation>Création dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Deleted in {side}, because {why}</source>
        <translation>Suppression dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Photo changed in {side}, because {why}</source>
        <translation>Photo changée dans {side}, car {why}</translation>
    </message>
    <message>
        <source>{field} changed in {side}: {old} → {new}, because {why}</source>
        <translation>{field} dans {side}&#xa0;: {old} → {new}, car {why}</translation>
    </message>
    <message>
        <source>Would be created in {side}, because {why}</source>
        <translation>Serait créé dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Would be deleted in {side}, because {why}</source>
        <translation>Serait supprimé dans {side}, car {why}</translation>
    </message>
    <message>
        <source>Photo would change in {side}, because {why}</source>
        <translation>La photo changerait dans {side}, car {why}</translation>
    </message>
    <message>
        <source>{field} would change in {side}: {old} → {new}, because {why}</source>
        <translation>{field} changerait dans {side}&#xa0;: {old} → {new}, car {why}</translation>
    </message>
</context>
<context>
    <name>SettingsChoice</name>
    <message>
        <source>Both ways</source>
        <translation>Dans les deux sens</translation>
    </message>
    <message>
        <source>Only to the CRM</source>
        <translation>Seulement vers le CRM</translation>
    </message>
    <message>
        <source>Only to Outlook</source>
        <translation>Seulement vers Outlook</translation>
    </message>
    <message>
        <source>The CRM wins</source>
        <translation>Le CRM l’emporte</translation>
    </message>
    <message>
        <source>Outlook wins</source>
        <translation>Outlook l’emporte</translation>
    </message>
    <message>
        <source>The newest wins</source>
        <translation>La plus récente l’emporte</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Me demander</translation>
    </message>
    <message>
        <source>What changes on one side is changed on the other.</source>
        <translation>Ce qui change d’un côté est changé de l’autre.</translation>
    </message>
    <message>
        <source>Outlook is never written. What is edited in the CRM stays there until that field is edited in Outlook.</source>
        <translation>Rien n’est jamais écrit dans Outlook. Ce qui est modifié dans le CRM y reste jusqu’à ce que ce champ soit modifié dans Outlook.</translation>
    </message>
    <message>
        <source>The CRM is never written. What is edited in Outlook stays there until that field is edited in the CRM.</source>
        <translation>Rien n’est jamais écrit dans le CRM. Ce qui est modifié dans Outlook y reste jusqu’à ce que ce champ soit modifié dans le CRM.</translation>
    </message>
    <message>
        <source>The CRM&apos;s value is taken. Outlook&apos;s is kept and can be restored.</source>
        <translation>La valeur du CRM est prise. Celle d’Outlook est conservée et peut être rétablie.</translation>
    </message>
    <message>
        <source>Outlook&apos;s value is taken. The CRM&apos;s is kept and can be restored.</source>
        <translation>La valeur d’Outlook est prise. Celle du CRM est conservée et peut être rétablie.</translation>
    </message>
    <message>
        <source>The later edit is taken. The other value is kept and can be restored.</source>
        <translation>La modification la plus récente est prise. L’autre valeur est conservée et peut être rétablie.</translation>
    </message>
    <message>
        <source>Both values stay where they are until you decide, under Review.</source>
        <translation>Les deux valeurs restent en place jusqu’à votre décision, sous «&#xa0;À examiner&#xa0;».</translation>
    </message>
    <message>
        <source>Pass on both ways</source>
        <translation>Répercuter dans les deux sens</translation>
    </message>
    <message>
        <source>Pass on to the CRM only</source>
        <translation>Répercuter seulement dans le CRM</translation>
    </message>
    <message>
        <source>Pass on to Outlook only</source>
        <translation>Répercuter seulement dans Outlook</translation>
    </message>
    <message>
        <source>Do not pass on</source>
        <translation>Ne pas répercuter</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Les miennes</translation>
    </message>
    <message>
        <source>All that I may see</source>
        <translation>Toutes celles que je peux voir</translation>
    </message>
    <message>
        <source>Those of a saved view</source>
        <translation>Celles d’une vue enregistrée</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>What I must decide</source>
        <translation>Ce que je dois décider</translation>
    </message>
    <message>
        <source>Only what does not work</source>
        <translation>Seulement ce qui ne fonctionne pas</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Also what every sync changed.</source>
        <translation>Aussi ce que chaque synchronisation a modifié.</translation>
    </message>
    <message>
        <source>Conflicts, problems and held changes, and whatever does not work.</source>
        <translation>Les conflits, les problèmes, les modifications en attente et tout ce qui ne fonctionne pas.</translation>
    </message>
    <message>
        <source>Missing sign-ins and syncs that fail.</source>
        <translation>Les connexions manquantes et les synchronisations qui échouent.</translation>
    </message>
    <message>
        <source>The tray icon and the main window still show everything.</source>
        <translation>L’icône de notification et la fenêtre principale montrent toujours tout.</translation>
    </message>
    <message>
        <source>The computer&apos;s own</source>
        <translation>Celle de l’ordinateur</translation>
    </message>
    <message>
        <source>Everything that is done</source>
        <translation>Tout ce qui est fait</translation>
    </message>
    <message>
        <source>Only what goes wrong</source>
        <translation>Seulement ce qui échoue</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>D&amp;irection</source>
        <translation>S&amp;ens</translation>
    </message>
    <message>
        <source>De&amp;letions</source>
        <translation>Su&amp;ppressions</translation>
    </message>
    <message>
        <source>R&amp;ecords of the CRM</source>
        <translation>Fic&amp;hes du CRM</translation>
    </message>
    <message>
        <source>&amp;Name of the view</source>
        <translation>Nom de la &amp;vue</translation>
    </message>
    <message>
        <source>Create missing com&amp;panies</source>
        <translation>Créer les &amp;sociétés manquantes</translation>
    </message>
    <message>
        <source>A company that the CRM lacks is created there. Otherwise it is listed as left out.</source>
        <translation>Une société absente du CRM y est créée. Sinon, elle figure parmi les éléments non repris.</translation>
    </message>
    <message>
        <source>Days &amp;back</source>
        <translation>Jo&amp;urs passés</translation>
    </message>
    <message>
        <source>Da&amp;ys ahead</source>
        <translation>Jours à ven&amp;ir</translation>
    </message>
    <message>
        <source>What is older or later is left alone.</source>
        <translation>Ce qui est plus ancien ou plus lointain n’est pas touché.</translation>
    </message>
    <message>
        <source>&amp;Guests may be mailed</source>
        <translation>Autoriser les e-mai&amp;ls aux invités</translation>
    </message>
    <message>
        <source>Invitations, updates and cancellations go out when you edit a meeting in the CRM. Never for past meetings or at a first sync.</source>
        <translation>Invitations, mises à jour et annulations partent quand vous modifiez une réunion dans le CRM. Jamais pour des réunions passées ni lors d’une première synchronisation.</translation>
    </message>
    <message>
        <source>&amp;When both sides changed</source>
        <translation>&amp;Quand les deux côtés ont changé</translation>
    </message>
    <message>
        <source>Sync &amp;private items, too</source>
        <translation>Synchroniser aussi les éléments &amp;privés</translation>
    </message>
    <message>
        <source>Items that are marked as private or confidential in Outlook. Otherwise they stay there.</source>
        <translation>Les éléments marqués comme privés ou confidentiels dans Outlook. Sinon, ils y restent.</translation>
    </message>
    <message>
        <source>&amp;Deletions</source>
        <translation>&amp;Suppressions</translation>
    </message>
    <message>
        <source>Deletions, in &amp;percent</source>
        <translation>Suppressions, en &amp;pourcentage</translation>
    </message>
    <message>
        <source>Chan&amp;ges</source>
        <translation>Modi&amp;fications</translation>
    </message>
    <message>
        <source>Changes, in pe&amp;rcent</source>
        <translation>Modifications, en pourcenta&amp;ge</translation>
    </message>
    <message>
        <source>A sync that would do more than both of the two on one side waits for your yes.</source>
        <translation>Une synchronisation qui dépasserait les deux valeurs d’un côté attend votre accord.</translation>
    </message>
    <message>
        <source>Da&amp;ys without an answer</source>
        <translation>Jours sans répo&amp;nse</translation>
    </message>
    <message>
        <source>Held changes that nobody answered are made after so many days; 0: never. Deletions always wait for you.</source>
        <translation>Les modifications en attente restées sans réponse sont effectuées après ce nombre de jours&#x202f;; 0&#xa0;: jamais. Les suppressions vous attendent toujours.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Ser&amp;veur</translation>
    </message>
    <message>
        <source>&amp;Calendar server</source>
        <translation>Serveur de ca&amp;lendrier</translation>
    </message>
    <message>
        <source>Only where it is not the same.</source>
        <translation>Seulement s’il n’est pas le même.</translation>
    </message>
    <message>
        <source>Address &amp;book server</source>
        <translation>Serveur de carnet d’ad&amp;resses</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>Mail&amp;box</source>
        <translation>&amp;Boîte aux lettres</translation>
    </message>
    <message>
        <source>Its mail address, where that is not the user name.</source>
        <translation>Son adresse e-mail, si ce n’est pas le nom d’utilisateur.</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>&amp;Base de données</translation>
    </message>
    <message>
        <source>Tenant (&amp;Microsoft)</source>
        <translation>Te&amp;nant (Microsoft)</translation>
    </message>
    <message>
        <source>The domain or ID of one organisation. Empty: any account signs in.</source>
        <translation>Le domaine ou l’ID d’une organisation. Vide&#xa0;: tout compte peut se connecter.</translation>
    </message>
    <message>
        <source>Data c&amp;entre</source>
        <translation>C&amp;entre de données</translation>
    </message>
    <message>
        <source>Own OAuth c&amp;lient</source>
        <translation>Client &amp;OAuth propre</translation>
    </message>
    <message>
        <source>The one that you registered with the service; a secret, if it has one, is given at the sign-in.</source>
        <translation>Celui que vous avez inscrit auprès du service&#x202f;; un secret, s’il en a un, se donne à la connexion.</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>Without one here, the system&apos;s is taken.</source>
        <translation>Sans indication, celui du système est utilisé.</translation>
    </message>
    <message>
        <source>Own certi&amp;ficates</source>
        <translation>Cer&amp;tificats propres</translation>
    </message>
    <message>
        <source>A PEM file of further certificate authorities to trust.</source>
        <translation>Un fichier PEM d’autres autorités de certification dignes de confiance.</translation>
    </message>
    <message>
        <source>Re&amp;quests at once</source>
        <translation>Re&amp;quêtes simultanées</translation>
    </message>
    <message>
        <source>0: what suits the service.</source>
        <translation>0&#xa0;: ce qui convient au service.</translation>
    </message>
    <message>
        <source>Allo&amp;w unprotected addresses (http://)</source>
        <translation>A&amp;utoriser les adresses non protégées (http://)</translation>
    </message>
    <message>
        <source>Anyone on the way can read everything then, your password included.</source>
        <translation>Toute personne sur le trajet peut alors tout lire, votre mot de passe compris.</translation>
    </message>
    <message>
        <source>&amp;Sync by itself</source>
        <translation>&amp;Synchroniser automatiquement</translation>
    </message>
    <message>
        <source>Otherwise only when you say so.</source>
        <translation>Sinon, seulement à votre demande.</translation>
    </message>
    <message>
        <source>Minutes &amp;between syncs</source>
        <translation>&amp;Minutes entre deux synchronisations</translation>
    </message>
    <message>
        <source>Also when the computer &amp;wakes up</source>
        <translation>Aussi au &amp;réveil de l’ordinateur</translation>
    </message>
    <message>
        <source>Also on &amp;metered networks</source>
        <translation>Aussi sur les connexions &amp;limitées</translation>
    </message>
    <message>
        <source>Those that are paid by volume, as a telephone&apos;s.</source>
        <translation>Celles facturées au volume, comme celle d’un téléphone.</translation>
    </message>
    <message>
        <source>Te&amp;ll me</source>
        <translation>Me sig&amp;naler</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Start with the computer</source>
        <translation>Démarrer avec le s&amp;ystème</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Passwords and tokens are never in it.</source>
        <translation>Il ne contient jamais de mots de passe ni de jetons.</translation>
    </message>
    <message>
        <source>Days of &amp;history</source>
        <translation>Jours d’&amp;historique</translation>
    </message>
    <message>
        <source>What is older is forgotten once a day, and cannot be undone any more.</source>
        <translation>Ce qui est plus ancien est oublié une fois par jour et ne peut plus être annulé.</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Outlook</source>
        <translation>Outlook</translation>
    </message>
    <message>
        <source>the CRM</source>
        <translation>le CRM</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The server does not accept this user name and password. It wants an app-specific password, not your usual one.</source>
        <translation>Le serveur n’accepte pas ce nom d’utilisateur et ce mot de passe. Il demande un mot de passe d’application, pas votre mot de passe habituel.</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password. Check both; with two-factor sign-in an app-specific password is needed.</source>
        <translation>Le serveur n’accepte pas ce nom d’utilisateur et ce mot de passe. Vérifiez les deux&#x202f;; avec l’authentification à deux facteurs, il faut un mot de passe d’application.</translation>
    </message>
    <message>
        <source>There is no answer. Check the address and your network connection.
{details}</source>
        <translation>Pas de réponse. Vérifiez l’adresse et votre connexion réseau.
{details}</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so the password was not sent. If your organisation has its own certificate authority, give its file; otherwise ask whoever runs the server.
{details}</source>
        <translation>Le certificat du serveur n’est pas digne de confiance&#x202f;; le mot de passe n’a donc pas été envoyé. Si votre organisation a sa propre autorité de certification, indiquez son fichier&#x202f;; sinon, adressez-vous au responsable du serveur.
{details}</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password. Check both; many servers want a user name such as DOMAIN\anna instead of the mail address.</source>
        <translation>Le serveur n’accepte pas ce nom d’utilisateur et ce mot de passe. Vérifiez les deux&#x202f;; beaucoup de serveurs veulent un nom d’utilisateur comme DOMAINE\anna au lieu de l’adresse e-mail.</translation>
    </message>
    <message>
        <source>There is no calendar and no address book at this address.
{details}</source>
        <translation>Il n’y a ni calendrier ni carnet d’adresses à cette adresse.
{details}</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Sign in to {account}</source>
        <translation>Se connecter à {account}</translation>
    </message>
    <message>
        <source>Si&amp;gn in</source>
        <translation>Se co&amp;nnecter</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Please sign in to {account}</source>
        <translation>Veuillez vous connecter à {account}</translation>
    </message>
    <message>
        <source>Syncing does not work</source>
        <translation>La synchronisation ne fonctionne pas</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n modification vous attend</numerusform>
            <numerusform>%n modifications vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in step for a long time</source>
        <translation>Plus à jour depuis longtemps</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Pas de réseau</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation…</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Pas encore configuré</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Pas encore synchronisé</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Paused until {moment}</source>
        <translation>En pause jusqu’à&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Not everything was in step yet</source>
        <translation>Tout n’a pas encore été synchronisé</translation>
    </message>
    <message>
        <source>Last in step: {moment}</source>
        <translation>Dernière synchronisation réussie&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Syncs again: {moment}</source>
        <translation>Prochaine synchronisation&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>Nothing is set up to be synced yet.</source>
        <translation>Rien n’est encore configuré pour être synchronisé.</translation>
    </message>
    <message>
        <source>It syncs only when you say so.</source>
        <translation>La synchronisation n’a lieu qu’à votre demande.</translation>
    </message>
    <message>
        <source>It syncs again as soon as there is a network.</source>
        <translation>La synchronisation reprendra dès que le réseau sera disponible.</translation>
    </message>
    <message>
        <source>It syncs again as soon as you have signed in.</source>
        <translation>La synchronisation reprend dès que vous vous êtes connecté.</translation>
    </message>
    <message>
        <source>It waits for a network that is not paid by volume.</source>
        <translation>En attente d’un réseau dont le volume n’est pas facturé.</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Ready for the preview</source>
        <translation>Prêt pour l’aperçu</translation>
    </message>
    <message>
        <source>&amp;Show the preview</source>
        <translation>&amp;Afficher l’aperçu</translation>
    </message>
    <message>
        <source>{mailbox} and {crm}</source>
        <translation>{mailbox} et {crm}</translation>
    </message>
    <message>
        <source>What you chose</source>
        <translation>Vos choix</translation>
    </message>
    <message>
        <source>Next, crmsync reads both sides and shows everything that it would do. Nothing is written in your mailbox or in your CRM before you have accepted it there. All of this can be changed later in the settings.</source>
        <translation>Ensuite, crmsync lit les deux côtés et montre tout ce qu’il ferait. Rien n’est écrit dans votre boîte aux lettres ni dans votre CRM avant que vous ne l’ayez accepté. Tout cela peut être changé plus tard dans les paramètres.</translation>
    </message>
    <message>
        <source>{kind}: “{folder}” with “{module}” of the CRM</source>
        <translation>{kind}&#xa0;: «&#xa0;{folder}&#xa0;» avec «&#xa0;{module}&#xa0;» du CRM</translation>
    </message>
    <message>
        <source>{kind}: “{folder}”, category {categories}, with “{module}” of the CRM</source>
        <translation>{kind}&#xa0;: «&#xa0;{folder}&#xa0;», catégorie {categories}, avec «&#xa0;{module}&#xa0;» du CRM</translation>
    </message>
    <message>
        <source>When both sides changed the same, the CRM wins.</source>
        <translation>Quand les deux côtés ont changé la même chose, le CRM l’emporte.</translation>
    </message>
    <message>
        <source>When both sides changed the same, Outlook wins.</source>
        <translation>Quand les deux côtés ont changé la même chose, Outlook l’emporte.</translation>
    </message>
    <message>
        <source>When both sides changed the same, the newest change wins.</source>
        <translation>Quand les deux côtés ont changé la même chose, la modification la plus récente l’emporte.</translation>
    </message>
    <message>
        <source>When both sides changed the same, you are asked.</source>
        <translation>Quand les deux côtés ont changé la même chose, la question vous est posée.</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Synchroniser</translation>
    </message>
    <message>
        <source>S&amp;top syncing</source>
        <translation>&amp;Arrêter la synchronisation</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>Ac&amp;tivité</translation>
    </message>
    <message>
        <source>&amp;Open the CRM in the browser</source>
        <translation>&amp;Ouvrir le CRM dans le navigateur</translation>
    </message>
    <message>
        <source>Set &amp;up …</source>
        <translation>Con&amp;figurer…</translation>
    </message>
    <message>
        <source>S&amp;ettings …</source>
        <translation>Para&amp;mètres…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Quit crmsync</source>
        <translation>&amp;Quitter crmsync</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;view %n change(s) …</source>
        <translation>
            <numerusform>&amp;Examiner %n modification…</numerusform>
            <numerusform>&amp;Examiner %n modifications…</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Examiner</translation>
    </message>
    <message>
        <source>S&amp;ign in to {account} …</source>
        <translation>Se &amp;connecter à {account}…</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Undo</source>
        <translation>Annuler des modifications</translation>
    </message>
    <message>
        <source>&amp;These are put back:</source>
        <translation>Seront ré&amp;tablis&#xa0;:</translation>
    </message>
    <message>
        <source>Th&amp;ese stay as they are:</source>
        <translation>Resteront &amp;inchangés&#xa0;:</translation>
    </message>
    <message>
        <source>There is nothing that can be put back.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s) of meetings will be told by mail.</source>
        <translation>
            <numerusform>%n invité de réunion sera averti par e-mail.</numerusform>
            <numerusform>%n invités de réunions seront avertis par e-mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put %n record(s) back</source>
        <translation>
            <numerusform>&amp;Rétablir %n fiche</numerusform>
            <numerusform>&amp;Rétablir %n fiches</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave everything as it is</source>
        <translation>&amp;Laisser tout en l’état</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Put “{field}” of {record} back as it was before run {run}?</source>
        <translation>Rétablir «&#xa0;{field}&#xa0;» de {record} comme avant l’exécution {run}&#x202f;?</translation>
    </message>
    <message>
        <source>Undo what run {run} did to {record}?</source>
        <translation>Annuler ce que l’exécution {run} a fait à {record}&#x202f;?</translation>
    </message>
    <message>
        <source>Undo run {run}?</source>
        <translation>Annuler l’exécution {run}&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>You stopped it; nothing was undone.</source>
        <translation>Vous l’avez arrêtée&#x202f;; rien n’a été annulé.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) put back by run {run}.</source>
        <translation>
            <numerusform>%n fiche rétablie par l’exécution {run}.</numerusform>
            <numerusform>%n fiches rétablies par l’exécution {run}.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was put back so far stays.</source>
        <translation>Vous l’avez arrêtée&#x202f;; ce qui est déjà rétabli le reste.</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>une photo</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>{guest} ({answer})</source>
        <translation>{guest} ({answer})</translation>
    </message>
    <message>
        <source>at that very time</source>
        <translation>à l’heure même</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before</source>
        <translation>
            <numerusform>%n jour avant</numerusform>
            <numerusform>%n jours avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) before</source>
        <translation>
            <numerusform>%n heure avant</numerusform>
            <numerusform>%n heures avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n minute avant</numerusform>
            <numerusform>%n minutes avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n exclue</numerusform>
            <numerusform>%n exclues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n modifiée</numerusform>
            <numerusform>%n modifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>not started</source>
        <translation>non commencée</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>différée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>la plus haute</translation>
    </message>
    <message>
        <source>high</source>
        <translation>haute</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normale</translation>
    </message>
    <message>
        <source>low</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>la plus basse</translation>
    </message>
    <message>
        <source>public</source>
        <translation>public</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privé</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidentiel</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>tentative</source>
        <translation>provisoire</translation>
    </message>
</context>
<context>
    <name>ValueInput</name>
    <message>
        <source>This is not a value for “{field}”.</source>
        <translation>Ce n’est pas une valeur pour «&#xa0;{field}&#xa0;».</translation>
    </message>
    <message>
        <source>A date like 2026-01-31.</source>
        <translation>Une date comme 2026-01-31.</translation>
    </message>
    <message>
        <source>A date like 2026-01-31, or a time like 2026-01-31 09:30.</source>
        <translation>Une date comme 2026-01-31, ou une heure comme 2026-01-31 09:30.</translation>
    </message>
    <message>
        <source>A number from 0 to 100.</source>
        <translation>Un nombre de 0 à 100.</translation>
    </message>
    <message>
        <source>A span like “15 minutes”, or a time like 2026-01-31 09:30.</source>
        <translation>Une durée comme «&#xa0;15 minutes&#xa0;», ou une heure comme 2026-01-31 09:30.</translation>
    </message>
    <message>
        <source>Names with commas between them.</source>
        <translation>Des noms séparés par des virgules.</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>{label}: {value}, change</source>
        <translation>{label}&#xa0;: {value}, modifier</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to crmsync</source>
        <translation>Bienvenue dans crmsync</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>crmsync keeps the contacts, tasks and meetings of your mailbox and of your CRM in step, in both directions. Everything runs on this computer; nothing goes to anybody else.</source>
        <translation>crmsync garde synchronisés, dans les deux sens, les contacts, les tâches et les réunions de votre boîte aux lettres et de votre CRM. Tout se passe sur cet ordinateur&#x202f;; rien n’est transmis à des tiers.</translation>
    </message>
    <message>
        <source>1. Sign in to your mailbox and to your CRM.</source>
        <translation>1. Connectez-vous à votre boîte aux lettres et à votre CRM.</translation>
    </message>
    <message>
        <source>2. Choose what is synced.</source>
        <translation>2. Choisissez ce qui est synchronisé.</translation>
    </message>
    <message>
        <source>3. See what would happen. Nothing is written before you have accepted it.</source>
        <translation>3. Voyez ce qui se passerait. Rien n’est écrit avant votre accord.</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>Juste pour voir&#x202f;?</translation>
    </message>
    <message>
        <source>Two small services with invented people start on this computer. Your own data is not touched, and all of it is gone when you close the window.</source>
        <translation>Deux petits services avec des personnes inventées démarrent sur cet ordinateur. Vos propres données ne sont pas touchées, et tout disparaît quand vous fermez la fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <translation>&amp;Essayer avec des données fictives</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>yesterday {time}</source>
        <translation>hier {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>demain {time}</translation>
    </message>
</context>
<context>
    <name>ZohoPart</name>
    <message>
        <source>Your browser asks whether crmsync may use Zoho CRM. Agree there.</source>
        <translation>Votre navigateur demande si crmsync peut utiliser Zoho CRM. Acceptez-y.</translation>
    </message>
    <message>
        <source>Waiting until you have agreed; after that it may take half a minute.</source>
        <translation>En attente de votre accord&#x202f;; ensuite, cela peut prendre une demi-minute.</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Server-based applications”, give it the redirect address {address}, and copy its two texts into here.</source>
        <translation>Une seule fois, dans la console API de Zoho&#xa0;: créez un client du type «&#xa0;Server-based applications&#xa0;», donnez-lui l’adresse de redirection {address} et copiez ses deux textes ici.</translation>
    </message>
    <message>
        <source>Once, in Zoho&apos;s API console: make a client of the type “Non-browser applications”, and copy its two texts into here. You then type a code in on any device.</source>
        <translation>Une seule fois, dans la console API de Zoho&#xa0;: créez un client du type «&#xa0;Non-browser applications&#xa0;» et copiez ses deux textes ici. Vous saisissez ensuite un code sur un appareil quelconque.</translation>
    </message>
    <message>
        <source>In Zoho&apos;s API console: open “Self Client”, generate a code with the scopes that the button copies, and copy everything into here before the code expires.</source>
        <translation>Dans la console API de Zoho&#xa0;: ouvrez «&#xa0;Self Client&#xa0;», générez un code avec les portées que le bouton copie, et copiez tout ici avant que le code n’expire.</translation>
    </message>
    <message>
        <source>For those who have one already, with the scopes that the button copies, and the client that it was made with.</source>
        <translation>Pour ceux qui en ont déjà un, avec les portées que le bouton copie, et le client avec lequel il a été créé.</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>With a code, on any device</source>
        <translation>Avec un code, sur n’importe quel appareil</translation>
    </message>
    <message>
        <source>With a code of the self client</source>
        <translation>Avec un code du «&#xa0;Self Client&#xa0;»</translation>
    </message>
    <message>
        <source>With a refresh token</source>
        <translation>Avec un jeton d’actualisation</translation>
    </message>
    <message>
        <source>Data cent&amp;re</source>
        <translation>Centre de &amp;données</translation>
    </message>
    <message>
        <source>As in your CRM&apos;s address: crm.zoho.eu is Europe.</source>
        <translation>Comme dans l’adresse de votre CRM&#xa0;: crm.zoho.eu, c’est l’Europe.</translation>
    </message>
    <message>
        <source>&amp;How to sign in</source>
        <translation>&amp;Mode de connexion</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>&amp;ID client</translation>
    </message>
    <message>
        <source>Client s&amp;ecret</source>
        <translation>Secret c&amp;lient</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>Re&amp;fresh token</source>
        <translation>&amp;Jeton d’actualisation</translation>
    </message>
    <message>
        <source>Open the &amp;API console …</source>
        <translation>O&amp;uvrir la console API…</translation>
    </message>
    <message>
        <source>Cop&amp;y the redirect address</source>
        <translation>&amp;Copier l’adresse de redirection</translation>
    </message>
    <message>
        <source>Cop&amp;y the scopes</source>
        <translation>Copier les porté&amp;es</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>_Mark</name>
    <message>
        <source>Sample data: nothing here is yours, and it is gone when you close this.</source>
        <translation>Données fictives&#xa0;: rien ici n’est à vous, et tout disparaît quand vous fermez cette fenêtre.</translation>
    </message>
</context>
</TS>
